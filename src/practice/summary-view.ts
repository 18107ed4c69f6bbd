/** Prints what a session comes to into the parts that the page has for it. */
import { count } from '../guides/count.ts';
import { element } from '../element.ts';
import type { Rehearsal, Summary } from './core/summary.ts';

const WHY: Readonly<Record<Rehearsal['why'], string>> = {
  skipped: 'Skipped.',
  'not-marked': 'Recorded, and no point marked.',
  'points-missing': 'Not heard yet:',
};

export function showSummary(
  part: (name: string) => HTMLElement,
  { turns, answered, skipped, skills, rehearseNext }: Summary,
): void {
  const passed = skipped > 0 ? `, ${skipped} skipped` : '';
  part('counts').textContent = `${count(answered, 'question')} answered${passed}.`;
  part('rehearse').replaceChildren(
    ...rehearseNext.map(({ question, title, why, missing }) => {
      const link = element('a', '', title);
      link.href = `#${question}`;
      const item = element('li', '', link, element('p', 'hint', WHY[why]));
      if (why === 'points-missing')
        item.append(element('ul', '', ...missing.map((claim) => element('li', '', claim))));
      return item;
    }),
    ...(rehearseNext.length === 0
      ? [element('li', '', 'Nothing: every point that counts was made.')]
      : []),
  );
  part('turns').replaceChildren(
    ...turns.map(({ title, attempts, wasSkipped, isUnmarked, made, counted }) => {
      const tries = attempts > 1 ? `, ${attempts} attempts` : '';
      const what = wasSkipped
        ? 'Skipped'
        : isUnmarked
          ? 'Recorded, not marked'
          : `${made} of ${count(counted, 'point')}${tries}`;
      return element('li', '', title, element('p', 'hint', what));
    }),
  );
  const table = part('skills');
  table.querySelector('tbody')?.replaceChildren(
    ...skills.map(({ name, made, points }) => {
      const head = element('th', '', name);
      head.scope = 'row';
      return element('tr', '', head, element('td', '', `${made}`), element('td', '', `${points}`));
    }),
  );
}
