/** A session that this tab has, and no other: a new one, or one that was kept. */
import { IndexedStore } from './adapters/indexed-store.ts';
import type { Deck } from './core/deck.ts';
import { Interview } from './core/interview.ts';
import type { SessionState } from './core/session.ts';
import type { Store } from './ports/store.ts';
import { claimSession } from './session-claim.ts';

export interface HeldSession {
  id: string;
  interview: Interview;
  state: SessionState;
  store: Store;
  /** Of the stored session; 0 for a new one. */
  revision: number;
  /** Aborts when the tab lets go of it. */
  claim: AbortController;
}

export async function newSession(deck: Deck): Promise<HeldSession> {
  const interview = new Interview(deck);
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const claim = new AbortController();
  const id = crypto.randomUUID();
  // No other tab knows it yet: it needs no lock where the browser gives none.
  await claimSession(id, claim.signal).catch(() => undefined);
  const state = interview.begin(seed);
  return { id, interview, state, store: new IndexedStore(), revision: 0, claim };
}

/** @returns why it cannot be gone on with, in words, where another tab has it or nobody can read it */
export async function keptSession(deck: Deck, id: string): Promise<HeldSession | string> {
  const interview = new Interview(deck);
  const claim = new AbortController();
  if (!(await claimSession(id, claim.signal))) {
    claim.abort();
    return 'Another tab has this interview open. Go on there; or close that tab, then press Continue again.';
  }
  const store = new IndexedStore();
  const stored = await store.get(id).catch(() => undefined);
  const restored = stored && interview.restore(stored.text);
  if (!stored || !restored || typeof restored === 'string') {
    claim.abort();
    return 'This interview cannot be read by this page. It stays in the history, where you can save it as a file.';
  }
  return { id, interview, state: restored.state, store, revision: stored.revision, claim };
}
