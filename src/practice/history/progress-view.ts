/** What all sessions come to: points by skill, and what to rehearse next. */
import { count } from '../../guides/count.ts';
import { element, link } from '../../search/element.ts';
import { rehearsalLink } from '../practice-links.ts';
import { rehearsals } from './rehearsals.ts';
import { skillProgress, type PlayedSession, type SkillProgress } from './skill-progress.ts';

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
  const table = element(
    'table',
    'skills',
    element('caption', 'unseen', 'Points made of points asked, by skill'),
    element(
      'thead',
      '',
      element(
        'tr',
        '',
        ...['Skill', 'First', 'Latest', 'All'].map((name) => headCell(name, 'col')),
      ),
    ),
    element('tbody', '', ...skills.map(skillRow)),
  );
  return [
    section(
      'Points by skill',
      element(
        'p',
        'hint',
        `Points made of points asked, from ${count(sessions.size, 'session')}. ${caution(sessions.size)}`,
      ),
      table,
    ),
  ];
}

/** Each session asks other questions: a difference of a point or two is none. */
function caution(sessions: number): string {
  return sessions < 4
    ? 'That is little to go by: each session asks other questions.'
    : 'Each session asks other questions, so small differences mean little.';
}

function skillRow({ name, made, points, sessions }: SkillProgress): HTMLElement {
  const [first] = sessions;
  const latest = sessions.length > 1 ? sessions.at(-1) : undefined;
  return element(
    'tr',
    '',
    headCell(name, 'row'),
    countCell(first),
    countCell(latest),
    countCell({ made, points }, count(sessions.length, 'session')),
  );
}

function headCell(name: string, scope: 'col' | 'row'): HTMLElement {
  const cell = element('th', '', name);
  cell.scope = scope;
  return cell;
}

function countCell(
  counted: { made: number; points: number } | undefined,
  note?: string,
): HTMLElement {
  if (!counted) return element('td', '', element('span', 'unseen', 'no later session'));
  const { made, points } = counted;
  const bar = element('span', 'bar');
  bar.setAttribute('aria-hidden', 'true');
  bar.style.setProperty('--share', `${(100 * made) / Math.max(1, points)}%`);
  const cell = element('td', '', `${made} of ${points}`, bar);
  if (note !== undefined) cell.append(element('p', 'hint', note));
  return cell;
}

function section(name: string, ...content: HTMLElement[]): HTMLElement {
  return element('section', '', element('h2', '', name), ...content);
}
