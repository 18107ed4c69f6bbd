/** Says that the store does not keep the interview, and offers what saves it. */
import { element } from '../element.ts';
import type { Keeping } from './ports/store.ts';

const TROUBLE: Readonly<Record<Exclude<Keeping, 'kept'>, string>> = {
  full: 'This device has no room left: what you say from here on is in this page only. Save it before you leave.',
  failed:
    'This browser does not let the page keep anything: what you say is in this page only. Save it before you leave.',
  conflict:
    'This interview was changed or deleted in another tab, and what you say here is not kept. Keep it as an interview of its own?',
};

export function showKeeping(trouble: HTMLElement, keeping: Keeping): void {
  trouble.hidden = keeping === 'kept';
  if (keeping === 'kept') return;
  const text = trouble.querySelector('p');
  if (text) text.textContent = TROUBLE[keeping];
  const [action, name] =
    keeping === 'conflict'
      ? (['copy', 'Keep it as its own'] as const)
      : (['markdown', 'Save as text'] as const);
  const press = element('button', '', name);
  press.type = 'button';
  press.dataset['do'] = action;
  const buttons = trouble.querySelector('.practice-buttons');
  // One that is there already may have the focus.
  if (buttons?.querySelector(`[data-do=${action}]`) === null) buttons.replaceChildren(press);
}
