/** The session that a reader left in the middle. */
import { readSession } from './core/saved-session.ts';
import type { SessionState } from './core/session.ts';
import type { StoredSession } from './ports/store.ts';

export interface OpenSession {
  stored: StoredSession;
  state: SessionState;
}

/** A session that was begun and not ended; undefined for one that cannot be read. */
export function openSession(stored: StoredSession): OpenSession | undefined {
  const state = readSession(stored.text, stored.slug);
  if (typeof state === 'string' || state.phase === 'choosing' || state.phase === 'summary')
    return undefined;
  return { stored, state };
}

/**
 * The newest session of a guide that was begun and not ended.
 *
 * @param sessions as a store lists them, the newest first
 */
export function newestOpenSession(
  sessions: readonly StoredSession[],
  slug: string,
): OpenSession | undefined {
  for (const stored of sessions) {
    const open = stored.slug === slug ? openSession(stored) : undefined;
    if (open) return open;
  }
  return undefined;
}
