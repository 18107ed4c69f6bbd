/** Sessions in the browser's own database. Nothing of it is sent anywhere. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Keeping, StoredSession } from '../ports/store.ts';

const SESSIONS_DATABASE = 'field-guide-practice';
/** Grows when what is kept takes another shape; `upgrade` then brings what there is into it. */
const DATABASE_VERSION = 1;
/** Milliseconds that other tabs have to let go of the database. */
const PATIENCE = 4_000;

interface Schema extends DBSchema {
  sessions: { key: string; value: StoredSession };
}
type Database = IDBPDatabase<Schema>;

/**
 * - `blocked`: another tab does not let go of an older form of the database
 * - `newer`: a newer edition of the site made the database
 * - `closed`: the browser keeps nothing for this site, or its database fails
 */
export type StoreTrouble = 'blocked' | 'newer' | 'closed';

/** Why what is kept cannot be read; `cause` holds what the browser said. */
export class StoreError extends Error {
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, cause?: unknown) {
    super(`The practice sessions cannot be read: ${trouble}.`, { cause });
    this.name = 'StoreError';
    this.trouble = trouble;
  }
}

/**
 * Keeps sessions until the reader deletes them. The database is opened when it is first needed, and
 * let go of when another tab wants to change or delete it.
 *
 * `put` never throws. What reads throws a `StoreError` where the database cannot be opened.
 */
export class IndexedStore {
  readonly leavesDevice = false as const;
  readonly #name: string;
  #opening: Promise<Database> | undefined;

  constructor(name = SESSIONS_DATABASE) {
    this.#name = name;
  }

  /**
   * A session that was saved before and is gone was deleted by another tab: it stays deleted, and
   * saving it again is a conflict.
   */
  async put(session: StoredSession): Promise<Keeping> {
    try {
      return await this.#with((database) => putNewer(database, session));
    } catch (error) {
      return isFull(error) ? 'full' : 'failed';
    }
  }

  async get(id: string): Promise<StoredSession | undefined> {
    return this.#with((database) => database.get('sessions', id));
  }

  async list(): Promise<StoredSession[]> {
    const sessions = await this.#with((database) => database.getAll('sessions'));
    return sessions.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  }

  async delete(id: string): Promise<void> {
    await this.#with((database) => database.delete('sessions', id));
  }

  async deleteAll(): Promise<number> {
    await this.#with((database) => database.clear('sessions'));
    // The empty database goes too, with what it may leave on the disk. A tab that does not let go of
    // it holds nothing of the sessions.
    await this.close();
    await beforeLong(deleteDB(this.#name), () => undefined).catch(() => undefined);
    return this.size();
  }

  async size(): Promise<number> {
    const sessions = await this.#with((database) => database.getAll('sessions'));
    const encoder = new TextEncoder();
    return sessions.reduce(
      (sum, session) => sum + encoder.encode(Object.values(session).join('')).length,
      0,
    );
  }

  /** Let go of the database; what is asked of the store next opens it again. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    // Where it could not be opened, there is nothing to close.
    await opening?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  /** A connection may have been closed under us since it was opened: then it is opened once more. */
  async #with<T>(use: (database: Database) => Promise<T>): Promise<T> {
    const database = await this.#open();
    try {
      return await use(database);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.#forget(database);
      return use(await this.#open());
    }
  }

  async #open(): Promise<Database> {
    const opening = (this.#opening ??= open(this.#name, (database) => this.#forget(database)));
    try {
      return await opening;
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  #forget(database: Database): void {
    this.#opening = undefined;
    database.close();
  }
}

async function open(name: string, onLost: (database: Database) => void): Promise<Database> {
  let opened: Database | undefined;
  const lose = () => opened && onLost(opened);
  try {
    const opening = openDB<Schema>(name, DATABASE_VERSION, {
      upgrade: (database, from) => {
        if (from < 1) database.createObjectStore('sessions', { keyPath: 'id' });
      },
      // Another tab upgrades or deletes the database; whoever does not let go holds it up.
      blocking: lose,
      terminated: lose,
    });
    opened = await beforeLong(opening, (late) => late.close());
    return opened;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const isNewer = error instanceof DOMException && error.name === 'VersionError';
    throw new StoreError(isNewer ? 'newer' : 'closed', error);
  }
}

/** What is read and written in one transaction cannot be changed by another tab in between. */
async function putNewer(database: Database, session: StoredSession): Promise<Keeping> {
  const transaction = database.transaction('sessions', 'readwrite');
  const known = await transaction.store.get(session.id);
  if (known ? known.revision >= session.revision : session.revision > 1) {
    await transaction.done;
    return 'conflict';
  }
  // Where there is no room, either of the two says so, and the other only that it was called off.
  const ends = await Promise.allSettled([transaction.store.put(session), transaction.done]);
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  if (reasons.length > 0) return reasons.some(isFull) ? 'full' : 'failed';
  return 'kept';
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Databases can wait for other tabs without end. */
function beforeLong<T>(work: Promise<T>, onLate: (late: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new StoreError('blocked'));
    }, PATIENCE);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (isLate) onLate(value);
        else resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new StoreError('closed', error));
      },
    );
  });
}
