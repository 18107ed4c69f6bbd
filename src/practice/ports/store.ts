import type { Destination } from './port.ts';

/** A session as it is kept. */
export interface StoredSession {
  id: string;
  /** The guide. */
  slug: string;
  /** As ISO date and time. */
  savedAt: string;
  /** Grows by one with every change; what another tab changed meanwhile is not written over. */
  revision: number;
  /** `sessionText` of the core. */
  text: string;
}

/**
 * - `full`: there is no room; what was kept before is still there
 * - `conflict`: another tab has changed or deleted the session since it was read
 * - `failed`: the browser keeps nothing for this site, or its storage fails
 */
export type Keeping = 'kept' | 'full' | 'conflict' | 'failed';

/** Keeps sessions on the device. */
export type Store = Destination & {
  put(session: StoredSession): Promise<Keeping>;
  get(id: string): Promise<StoredSession | undefined>;
  /** The newest first. */
  list(): Promise<StoredSession[]>;
  delete(id: string): Promise<void>;
  /** @returns the bytes that are left: 0, or the deletion did not succeed */
  deleteAll(): Promise<number>;
  /** Bytes of all that is kept. */
  size(): Promise<number>;
};
