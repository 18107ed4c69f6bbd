/** What all sessions come to: points by skill, and what to rehearse next. */
import { count } from '../../guides/count.ts';
import { button, element, link } from '../../element.ts';
import { rehearsalLink } from '../practice-links.ts';
import { rehearsals } from './rehearsals.ts';
import {
  skillProgress,
  type PlayedSession,
  type SkillInSession,
  type SkillProgress,
} from './skill-progress.ts';

/** So many are shown at first. */
const FIRST_SKILLS = 10;

/** @param practice address of the list of roles */
export function progressView(played: readonly PlayedSession[], practice: string): HTMLElement[] {
  return [...rehearsalSection(played, practice), ...skillSection(played)];
}

function rehearsalSection(played: readonly PlayedSession[], practice: string): HTMLElement[] {
  const guides = rehearsals(played);
  if (guides.length === 0) return [];
  const items = guides.map(({ slug, role, questions }) =>
    element(
      'li',
      '',
      element('h3', '', role),
      element(
        'ul',
        'rehearsed',
        ...questions.map(({ title, made, points, wasSkipped }) =>
          element(
            'li',
            '',
            title,
            element(
              'p',
              'hint',
              wasSkipped ? 'Skipped last time' : `${made} of ${count(points, 'point')} last time`,
            ),
          ),
        ),
      ),
      link(
        rehearsalLink(
          practice,
          slug,
          questions.map(({ id }) => id),
        ),
        'next-step',
        `Rehearse ${questions.length === 1 ? 'this question' : `these ${questions.length} questions`}`,
        element('span', 'unseen', `: ${role}`),
      ),
    ),
  );
  return [section('Rehearse next', element('ol', 'rehearsals', ...items))];
}

function skillSection(played: readonly PlayedSession[]): HTMLElement[] {
  const skills = skillProgress(played);
  if (skills.length === 0) return [];
  const sessions = new Set(skills.flatMap((skill) => skill.sessions.map(({ session }) => session)));
  const body = element('tbody', '', ...skills.slice(0, FIRST_SKILLS).map(skillRow));
  const table = element(
    'table',
    'skills',
    element('caption', 'unseen', 'Points made of points asked, by skill'),
    element(
      'thead',
      '',
      element('tr', '', ...['Skill', 'First', 'Latest'].map((name) => headCell(name, 'col'))),
    ),
    body,
  );
  const rest = skills.slice(FIRST_SKILLS);
  const more = button('more', `Show ${count(rest.length, 'more skill')}`, () => {
    const rows = rest.map(skillRow);
    body.append(...rows);
    more.remove();
    const [first] = rows;
    if (!first) return;
    first.tabIndex = -1;
    first.focus();
  });
  return [
    section(
      'Points by skill',
      element(
        'p',
        'hint',
        `Points made of points asked, the first time a skill came up and the latest time, from ${count(sessions.size, 'session')}. ${caution(sessions.size)}`,
      ),
      table,
      ...(rest.length > 0 ? [more] : []),
    ),
  ];
}

/** Each session asks other questions: a difference of a point or two is none. */
function caution(sessions: number): string {
  return sessions < 4
    ? 'That is little to go by: each session asks other questions.'
    : 'Each session asks other questions, so small differences mean little.';
}

function skillRow({ name, sessions }: SkillProgress): HTMLElement {
  const [first] = sessions;
  const latest = sessions.length > 1 ? sessions.at(-1) : undefined;
  const head = headCell(name, 'row');
  head.append(element('span', 'hint', ` ${count(sessions.length, 'session')}`));
  return element('tr', '', head, countCell(first), countCell(latest));
}

function headCell(name: string, scope: 'col' | 'row'): HTMLElement {
  const cell = element('th', '', name);
  cell.scope = scope;
  return cell;
}

function countCell(counted: SkillInSession | undefined): HTMLElement {
  if (!counted) return element('td', '', element('span', 'unseen', 'no later session'));
  const { made, points } = counted;
  const bar = element('span', 'bar');
  bar.setAttribute('aria-hidden', 'true');
  bar.style.setProperty('--share', `${(100 * made) / Math.max(1, points)}%`);
  return element('td', '', `${made} of ${points}`, bar);
}

function section(name: string, ...content: HTMLElement[]): HTMLElement {
  return element('section', '', element('h2', '', name), ...content);
}
