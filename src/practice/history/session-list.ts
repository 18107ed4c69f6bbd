/** Every session, a line each, the newest first. */
import { button, element, link } from '../../element.ts';
import { sessionHash } from '../practice-links.ts';
import type { GuideInterviews } from './guide-interviews.ts';
import { dateText, roleOfSlug, sessionLine, TROUBLES } from './history-text.ts';
import { dateOf, factsOf, isReadable, type KeptSession } from './kept-session.ts';

/** So many are shown at first. */
const FIRST = 10;

export interface ListContext {
  interviews: GuideInterviews;
  /** Ids of the sessions that some tab has open. */
  claimed: ReadonlySet<string>;
  practice: string;
}

export function sessionList(sessions: readonly KeptSession[], context: ListContext): HTMLElement[] {
  const list = element(
    'ol',
    'sessions',
    ...sessions.slice(0, FIRST).map((session) => item(session, context)),
  );
  const rest = sessions.slice(FIRST);
  if (rest.length === 0) return [list];
  const more = button('more', `Show ${rest.length} older`, () => {
    const items = rest.map((session) => item(session, context));
    list.append(...items);
    more.remove();
    items[0]?.querySelector<HTMLElement>('a, button')?.focus();
  });
  return [list, more];
}

function item(session: KeptSession, { interviews, claimed, practice }: ListContext): HTMLElement {
  const { id, slug } = session.stored;
  const role = interviews.find(slug)?.deck.role ?? roleOfSlug(slug);
  const name = `${role}, ${dateText(dateOf(session))}`;
  const made = element('li', '');
  const actions = element('p', 'item-actions');
  if (isReadable(session)) {
    const { state } = session;
    const facts = factsOf(state);
    made.append(
      link(sessionHash(id), 'session-name', name),
      element('p', 'hint', sessionLine(facts, state.options?.level, state.mode)),
    );
    if (claimed.has(id)) made.append(element('p', 'hint', 'Another tab has this session open.'));
    else if (facts.progress === 'unfinished' && interviews.get(slug) !== 'gone')
      actions.append(link(`${practice}${slug}/`, '', 'Continue', named(name)), ' ');
  } else {
    made.append(
      element('p', 'session-name', name),
      element('p', 'hint', TROUBLES[session.trouble]),
    );
    actions.append(action('raw', id, 'Download its text', name), ' ');
  }
  actions.append(action('delete-one', id, 'Delete', name));
  made.append(actions);
  return made;
}

function action(name: string, id: string, text: string, what: string): HTMLElement {
  const made = element('button', '', text, named(what));
  made.type = 'button';
  made.dataset['action'] = name;
  made.dataset['session'] = id;
  return made;
}

const named = (what: string) => element('span', 'unseen', `: ${what}`);
