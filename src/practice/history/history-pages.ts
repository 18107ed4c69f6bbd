/** What the history page shows once there is something to show: the list, and a session opened. */
import { element } from '../../element.ts';
import type { StoredSession } from '../ports/store.ts';
import { GuideInterviews } from './guide-interviews.ts';
import { historyJson, historyMarkdown } from './history-file.ts';
import { dateText, roleOfSlug, TROUBLES } from './history-text.ts';
import { dateOf, isReadable, readKept, type KeptSession } from './kept-session.ts';
import { progressView } from './progress-view.ts';
import { sessionList } from './session-list.ts';
import { sessionView } from './session-view.ts';

export class HistoryPages {
  readonly #practice: string;
  readonly #guides: string;
  readonly #interviews: GuideInterviews;
  #sessions: KeptSession[] = [];

  /** @param addresses of the list of roles, and of the list of guides */
  constructor(addresses: { practice: string; guides: string }) {
    this.#practice = addresses.practice;
    this.#guides = addresses.guides;
    this.#interviews = new GuideInterviews(addresses.practice);
  }

  /** Read what is kept, and fetch the guides that it is about. */
  async read(stored: readonly StoredSession[]): Promise<void> {
    await this.#interviews.load(stored.map(({ slug }) => slug));
    this.#sessions = stored
      .map((session) => this.#sound(readKept(session)))
      .toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1));
  }

  /** @param claimed ids of the sessions that some tab has open */
  list(claimed: ReadonlySet<string>): HTMLElement[] {
    const context = { interviews: this.#interviews, claimed, practice: this.#practice };
    const played = this.#sessions.filter(isReadable).flatMap((session) => {
      const interview = this.#interviews.find(session.state.slug);
      return interview ? [{ session, interview }] : [];
    });
    return [...sessionList(this.#sessions, context), ...progressView(played, this.#practice)];
  }

  /** @returns nothing where there is no such session */
  session(id: string): HTMLElement[] | undefined {
    const session = this.#find(id);
    if (!session) return undefined;
    if (isReadable(session))
      return sessionView({
        session,
        guide: this.#interviews.get(session.state.slug),
        all: this.#sessions.filter(isReadable),
        practice: this.#practice,
        guides: this.#guides,
      });
    const heading = element('h2', '', this.name(id));
    heading.tabIndex = -1;
    return [heading, element('p', 'note', TROUBLES[session.trouble])];
  }

  /** `API developer, Nov 28, 2026, 9:30 AM` */
  name(id: string): string {
    const session = this.#find(id);
    if (!session) return '';
    const { slug } = session.stored;
    const role = this.#interviews.find(slug)?.deck.role ?? roleOfSlug(slug);
    return `${role}, ${dateText(dateOf(session))}`;
  }

  /** The text of a session as it is kept. */
  raw(id: string): string {
    return this.#find(id)?.stored.text ?? '';
  }

  /** @param id of the session to export; all of them without */
  json(id?: string): string {
    return historyJson(this.#chosen(id), (slug) => this.#interviews.find(slug));
  }

  markdown(id?: string): string {
    return historyMarkdown(this.#chosen(id), (slug) => this.#interviews.find(slug));
  }

  #chosen(id: string | undefined): KeptSession[] {
    return this.#sessions.filter(({ stored }) => id === undefined || stored.id === id);
  }

  #find(id: string): KeptSession | undefined {
    return this.#sessions.find(({ stored }) => stored.id === id);
  }

  /** A file may bring a session that reads well and cannot be shown: then its text is offered. */
  #sound(session: KeptSession): KeptSession {
    if (!isReadable(session)) return session;
    try {
      historyMarkdown([session], (slug) => this.#interviews.find(slug));
      return session;
    } catch {
      return { stored: session.stored, trouble: 'unreadable' };
    }
  }
}
