import type { GuideData } from '../guides/guide-data.ts';
import { gaps, type Gaps } from '../match/gaps.ts';
import { matchAd, type Fit, type Match, type SkillFound } from '../match/match.ts';
import { prepare, type Preparation, type Prepared } from '../match/preparation.ts';
import type { MatchData } from '../match/roles.ts';
import { runs } from '../match/runs.ts';

interface Report {
  match: Match;
  preparation: Preparation;
  gaps: Gaps;
  skillNames: readonly string[];
}

/** One for the page; a failed attempt is forgotten, to be made again. */
let data: Promise<MatchData> | undefined;

/** What came of comparing an ad, built of text nodes alone: nothing of the ad is parsed as HTML. */
export class MatchReport extends HTMLElement {
  #report: Report | undefined;

  /** @returns a sentence to announce; rejects when a file could not be had */
  async compare(text: string): Promise<string> {
    data ??= readJson<MatchData>(this.dataset['roles'] ?? '').catch((error: unknown) => {
      data = undefined;
      throw error;
    });
    const known = await data;
    const match = matchAd(text, known);
    const guides = await Promise.all(match.fits.map(({ role }) => readJson<GuideData>(role.data)));
    const preparation = prepare(match, guides);
    this.#report = {
      match,
      preparation,
      gaps: gaps(match.ad, [...match.places, ...preparation.places]),
      skillNames: known.skills.map(({ name }) => name),
    };
    return summary(match, preparation);
  }

  /** Print what was compared last, and take the reader there. */
  show(): void {
    if (!this.#report) return;
    const { match, preparation, gaps: missing, skillNames } = this.#report;
    const heading = made('h2', title(match));
    heading.tabIndex = -1;
    this.replaceChildren(
      heading,
      ...(match.fits.length > 0 ? fitting(match.fits, preparation) : unfitting(match)),
      ...section('Questions to prepare', questions(preparation.questions)),
      ...section('Skills in the ad', skillsFound(match.skills)),
      ...section('The ad, with what was recognized', markedAd(match, skillNames)),
      ...section('What the ad asks and no guide covers', missingParts(missing)),
    );
    heading.focus();
  }
}

async function readJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

function title({ fits: [best] }: Match): string {
  return best ? `Best fit: ${best.role.role}` : 'No guide fits this ad';
}

function summary(match: Match, { questions: ranked }: Preparation): string {
  const [best] = match.fits;
  const skills = `Skills recognized: ${match.skills.length}.`;
  return best
    ? `Best fit: ${best.role.role}. ${skills} Questions to prepare: ${ranked.length}.`
    : `No guide fits this ad. ${skills}`;
}

function fitting(fits: readonly Fit[], { signals }: Preparation): HTMLElement[] {
  const list = made('ol');
  list.className = 'fits';
  list.append(
    ...fits.map((fit) => {
      const item = made('li');
      const name = made('h3');
      name.append(link(fit.role.href, `${fit.role.role} guide`));
      const reasons = made('ul');
      if (fit.title !== undefined)
        reasons.append(made('li', `The title of the ad says “${fit.title}”.`));
      const { skills, role } = fit;
      if (skills.length > 0) {
        const reason = made('li', `${skills.length} of its ${role.skills.length} key skills: `);
        reason.append(...listed(skills.map(withWords)), '.');
        reasons.append(reason);
      }
      const heard = signals.get(role.slug) ?? [];
      if (heard.length > 0) {
        const words = [...new Set(heard.map((signal) => `“${signal.words}”`))].join(', ');
        reasons.append(made('li', `Words that its answers are listened for: ${words}.`));
      }
      item.append(name, reasons);
      return item;
    }),
  );
  return [list];
}

function unfitting({ title: job, skills }: Match): HTMLElement[] {
  const about =
    job === undefined ? '' : ` The ad is titled “${job}”, and no guide is about that job.`;
  const more =
    skills.length > 0
      ? ' Guides do test some of the skills it names; they are listed below.'
      : ' Nor does it name a skill that a guide tests.';
  return [made('p', `Too little of this ad is what our guides are about.${about}${more}`)];
}

function questions(ranked: readonly Prepared[]): HTMLElement[] {
  if (ranked.length === 0) return [];
  const list = made('ol');
  list.className = 'ranked';
  list.append(
    ...ranked.map(({ question, href, role, skills, signals }) => {
      const item = made('li');
      const said = signals.map(({ words }) => `“${words}”`);
      const why = made('p', `${role} · ${[...skills, ...new Set(said)].join(', ')}`);
      item.append(link(href, question.title), why);
      return item;
    }),
  );
  return [list];
}

function skillsFound(skills: readonly SkillFound[]): HTMLElement[] {
  if (skills.length === 0) return [made('p', 'None that a guide tests.')];
  const list = made('ul');
  list.className = 'found';
  list.append(
    ...skills.map((skill) => {
      const item = made('li');
      item.append(...withWords(skill));
      return item;
    }),
  );
  return [list];
}

function markedAd({ ad, places }: Match, names: readonly string[]): HTMLElement[] {
  const text = made('div');
  text.className = 'ad-text';
  const labeled = places.map((place) => ({ ...place, label: names[place.id] ?? '' }));
  for (const run of runs(ad.text.trimEnd(), labeled)) {
    if (run.label === undefined) text.append(run.text);
    else {
      const mark = made('mark', run.text);
      mark.title = run.label;
      text.append(mark);
    }
  }
  return [text];
}

function missingParts({ lines, names }: Gaps): HTMLElement[] {
  if (lines.length + names.length === 0) return [made('p', 'Nothing that we could make out.')];
  const parts: HTMLElement[] = [
    made(
      'p',
      'Lines that ask for something and hold no skill that we know, and names in them. It is a rough sieve: read the ad yourself.',
    ),
  ];
  if (lines.length > 0) {
    const list = made('ul');
    list.className = 'missing';
    list.append(...lines.map((line) => made('li', line)));
    parts.push(list);
  }
  if (names.length > 0) parts.push(made('p', `Names: ${names.join(', ')}.`));
  return parts;
}

function section(name: string, content: readonly HTMLElement[]): HTMLElement[] {
  return content.length === 0 ? [] : [made('h3', name), ...content];
}

/** A skill, linked, and the words of the ad that mean it. */
function withWords({ name, href, words }: SkillFound): (Node | string)[] {
  const said = words.slice(0, 4).map((word) => `“${word}”`);
  return [link(href, name), ` (${said.join(', ')})`];
}

function listed(entries: readonly (Node | string)[][]): (Node | string)[] {
  return entries.flatMap((entry, index) => (index === 0 ? entry : [', ', ...entry]));
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = made('a', text);
  anchor.href = href;
  return anchor;
}

function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

customElements.define('match-report', MatchReport);
