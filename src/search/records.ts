import { plainText, type Block } from '../guides/block.ts';
import type { Content } from '../guides/reading/content.ts';
import { PAGE_IDS, type Guide, type Question } from '../guides/guide.ts';
import { LEVEL_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { sectionTitle } from '../guides/outline.ts';
import { href, paths } from '../guides/paths.ts';
import type { Summaries } from '../guides/summary.ts';
import { rareSignals, signalWords } from './rare-signals.ts';
import { isFormOf, UNSHOWN, words } from './words.ts';

/** How much more a word counts in each part of a record; Pagefind allows 0 to 10. */
export const WEIGHTS = { role: 10, heading: 10, skill: 4, names: 2, body: 1 } as const;

interface Part {
  text: string;
  weight: number;
  /** The heading this part is, so that a result can lead right to it. */
  heading?: { id: string; level: 2 | 3 };
}

/** A page that can be found, with all headings of it that can. */
export interface SearchRecord {
  url: string;
  title: string;
  /** What a result shows beside its title; searched as well (see `META_WEIGHTS`). */
  meta: Record<string, string>;
  /** What the search page offers to choose by. */
  filters: Record<string, string[]>;
  parts: Part[];
  /** Of a guide, for the question explorer. */
  guide?: RecordedGuide;
}

/** What the explorer knows of a guide and its questions, in their order. */
export interface RecordedGuide extends Pick<Guide, 'slug' | 'role'> {
  /** Its name, and those of skills, as a reader sees them. */
  field: string;
  questions: (Pick<Question, 'id' | 'type' | 'level' | 'minutes'> & { skills: string[] })[];
}

type Names = Pick<Content, 'skills' | 'fields'>;

/**
 * A record for each guide and each skill that is tested, trimmed to what people search for.
 * Questions are headings of their guide's record: Pagefind's list of records, which every search
 * loads whole, its files, and its time grow with the number of records.
 *
 * @param guides one at a time is in memory
 * @param content the summaries of all guides, which say what words are rare and what is tested
 */
export async function* searchRecords(
  guides: Iterable<Guide> | AsyncIterable<Guide>,
  content: Names & Pick<Content<Summaries>, 'guides'>,
): AsyncGenerator<SearchRecord, void, undefined> {
  const rare = rareSignals(content.guides.flatMap((of) => of.signalWords));
  for await (const guide of guides) yield guideRecord(guide, content, rare);
  yield* skillRecords(content);
}

/**
 * What a guide is, its questions, and its other headings.
 *
 * @param rare words of signals; those that no signal of the guide has make no difference
 */
export function guideRecord(guide: Guide, names: Names, rare: ReadonlySet<string>): SearchRecord {
  const { slug, role, questions } = guide;
  const skills = guide.skills.map((id) => skillName(id, names));
  const title = `${role} interview guide`;
  const field = names.fields[guide.field]?.name ?? guide.field;
  const asked = questions.items.map(({ id, type, level, minutes, skills: tested }) => ({
    id,
    type,
    level,
    minutes,
    skills: tested.map((skill) => skillName(skill, names)),
  }));
  return {
    url: href(paths.guide(slug)),
    title,
    meta: {
      role,
      section: 'Guide',
      ...(guide.alsoCalled && { about: guide.alsoCalled.join(', ') }),
    },
    filters: {
      role: [role],
      type: [...new Set(asked.map(({ type }) => type))],
      level: [...new Set(asked.map(({ level }) => level))],
    },
    parts: [
      { text: title, weight: WEIGHTS.role },
      { text: guide.description, weight: WEIGHTS.body },
      { text: plainText(guide.quickAnswer), weight: WEIGHTS.body },
      { text: `${skills.join(', ')}.`, weight: WEIGHTS.skill },
      { text: `${guide.interviewTypes.join(', ')}.`, weight: WEIGHTS.skill },
      sectionPart(guide, 'questions'),
      ...questions.items.flatMap((question, place) =>
        questionParts(question, asked[place]?.skills ?? [], rare),
      ),
      ...(['prepTips', 'formats', 'mistakes', 'faqs'] as const).flatMap((key) => [
        sectionPart(guide, key),
        ...itemParts(guide, key),
      ]),
    ],
    guide: { slug, role, field, questions: asked },
  };
}

/**
 * The key points; then, unshown, the facts and names of the question, which `passages.ts` reads; then
 * the rare words of its signals that nothing else of it says.
 */
function questionParts(
  question: Question,
  skills: readonly string[],
  rare: ReadonlySet<string>,
): Part[] {
  const { id, title, type, level, keyPoints } = question;
  const names = [id.replaceAll('-', ' '), ...skills].join(', ');
  const facts = [TYPE_LABELS[type], `${LEVEL_LABELS[level]} level`, names].join('; ');
  const points = keyPoints.map(({ text }) => ({ text, weight: WEIGHTS.body }));
  const said = words([title, names, ...points.map(({ text }) => text)].join(' '));
  const more = [...signalWords(question)].filter(
    (word) => rare.has(word) && !said.some((known) => known === word || isFormOf(known, word)),
  );
  return [
    { text: title, weight: WEIGHTS.heading, heading: { id, level: 3 } },
    ...points,
    { text: `${UNSHOWN} ${facts}`, weight: WEIGHTS.names },
    ...(more.length > 0 ? [{ text: `${UNSHOWN} ${more.join(', ')}.`, weight: WEIGHTS.body }] : []),
  ];
}

type Section = 'questions' | 'prepTips' | 'formats' | 'mistakes' | 'faqs';

function sectionPart(guide: Guide, key: Section): Part {
  return {
    text: sectionTitle(guide, key),
    weight: WEIGHTS.body,
    heading: { id: PAGE_IDS[key], level: 2 },
  };
}

/** The headings of a section; where they ask something, with the first sentence of the answer. */
function itemParts(guide: Guide, key: Exclude<Section, 'questions'>): Part[] {
  const items: { id: string; title: string; body: Block[] }[] = guide[key].items;
  return items.flatMap(({ id, title, body }): Part[] => [
    { text: title, weight: WEIGHTS.heading, heading: { id, level: 3 } },
    ...(key === 'faqs' ? [{ text: firstSentence(plainText(body)), weight: WEIGHTS.body }] : []),
  ]);
}

/** Of skills that some guide or question tests: each has a page that lists where. */
export function skillRecords({
  guides,
  skills,
}: Pick<Content<Summaries>, 'guides' | 'skills'>): SearchRecord[] {
  const tested = new Set(
    guides.flatMap(({ guide, questions }) => [
      ...guide.skills,
      ...questions.flatMap((question) => question.skills),
    ]),
  );
  return Object.entries(skills)
    .filter(([id]) => tested.has(id))
    .map(([id, { name, meaning }]) => ({
      url: href(paths.skill(id)),
      title: name,
      // As it stands, hyphens and all, so that “ci/cd” and “cicd” find it, too.
      meta: { section: 'Skill', about: id },
      filters: {},
      parts: [{ text: meaning, weight: WEIGHTS.body }],
    }));
}

function skillName(id: string, { skills }: Pick<Names, 'skills'>): string {
  return skills[id]?.name ?? id;
}

const LONGEST_SENTENCE = 240;

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=["”’)]*\s|$)/.exec(text)?.[0] ?? text;
  return sentence.slice(0, LONGEST_SENTENCE);
}
