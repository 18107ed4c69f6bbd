/** A session as the history has it: read, or with what keeps it from being read. */
import { readSession, type SavedTrouble } from '../core/saved-session.ts';
import type { SessionState } from '../core/session.ts';
import type { StoredSession } from '../ports/store.ts';

export interface ReadableSession {
  stored: StoredSession;
  state: SessionState;
}

/** Its text is kept as it is, for another edition of the site or for the reader's own eyes. */
export interface UnreadableSession {
  stored: StoredSession;
  trouble: SavedTrouble;
}

export type KeptSession = ReadableSession | UnreadableSession;

export function readKept(stored: StoredSession): KeptSession {
  const state = readSession(stored.text, stored.slug);
  return typeof state === 'string' ? { stored, trouble: state } : { stored, state };
}

export function isReadable(session: KeptSession): session is ReadableSession {
  return 'state' in session;
}

/** When it began, or was saved last where it did not say. */
export function dateOf(session: KeptSession): string {
  const begun = isReadable(session) ? session.state.startedAt : undefined;
  return begun ?? session.stored.savedAt;
}

export interface SessionFacts {
  /** Questions that were asked, and those that got an answer. */
  asked: number;
  answered: number;
  /** Of all answers together. */
  seconds: number;
  progress: 'finished' | 'unfinished' | 'not-begun';
}

export function factsOf({ phase, turns }: SessionState): SessionFacts {
  const attempts = turns.flatMap((turn) => turn.attempts);
  return {
    asked: turns.length,
    answered: turns.filter((turn) => turn.attempts.length > 0).length,
    seconds: attempts.reduce((sum, { delivery }) => sum + delivery.seconds, 0),
    progress: phase === 'summary' ? 'finished' : phase === 'choosing' ? 'not-begun' : 'unfinished',
  };
}
