/** Kept sessions for tests, played with the deck of the core's fixtures. */
import { answerTo, deck } from '../core/fixtures.ts';
import { Interview } from '../core/interview.ts';
import { sessionText } from '../core/saved-session.ts';
import type { SessionEvent, SessionState } from '../core/session.ts';
import { isReadable, readKept, type ReadableSession } from './kept-session.ts';
import type { PlayedSession } from './skill-progress.ts';

export const interview = new Interview(deck);

/** The question that tests ask again and again. */
export const QUESTION = 'question-1';

const begin = (day: number): SessionEvent => ({
  type: 'start',
  mode: 'typed',
  at: `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`,
  options: { level: 'mid', types: [], only: [QUESTION] },
});

/** What a reader types who makes the first points of `QUESTION`. */
export function typed(points: number): SessionEvent[] {
  const question = deck.questions.find(({ id }) => id === QUESTION);
  if (!question) throw new Error(`The deck has no ${QUESTION}.`);
  return [{ type: 'typed', text: answerTo(question, points) }, { type: 'finish' }];
}

export function kept(day: number, events: readonly SessionEvent[]): ReadableSession {
  const state = [begin(day), ...events].reduce<SessionState>(
    (before, event) => interview.step(before, event).state,
    interview.begin(1),
  );
  const session = readKept({
    id: `day-${day}`,
    slug: deck.slug,
    savedAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
    revision: 7,
    text: sessionText(state),
  });
  if (!isReadable(session)) throw new Error(session.trouble);
  return session;
}

export function played(day: number, events: readonly SessionEvent[]): PlayedSession {
  return { session: kept(day, events), interview };
}
