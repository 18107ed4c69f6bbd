/** The store in the browser's database, in a database that works alike. */
import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IndexedStore, StoreError } from '../../src/practice/adapters/indexed-store.ts';
import type { StoredSession } from '../../src/practice/ports/store.ts';
import { storeContract } from './contracts/store-contract.ts';

let made = 0;
const freshName = () => `practice-${++made}`;
const session = (changes: Partial<StoredSession> = {}): StoredSession => ({
  id: 'a',
  slug: 'tester',
  savedAt: '2026-11-28T09:00:00.000Z',
  revision: 1,
  text: 'words',
  ...changes,
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

storeContract('the database of the browser', () => new IndexedStore(freshName()));

/** A write that the browser refuses, as it does: the transaction is aborted with the reason. */
function refuseWrites(reason: string): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('refused', reason);
  });
}

describe('two tabs', () => {
  it('do not write over each other when they save at the same moment', async () => {
    const name = freshName();
    const tabs = [new IndexedStore(name), new IndexedStore(name)];
    await tabs[0]?.put(session());
    const keepings = await Promise.all(
      tabs.map((tab, n) => tab.put(session({ revision: 2, text: `of tab ${n}` }))),
    );
    expect(keepings.toSorted()).toEqual(['conflict', 'kept']);
    const kept = keepings.indexOf('kept');
    expect((await tabs[0]?.get('a'))?.text).toBe(`of tab ${kept}`);
  });

  it('do not bring back what one of them deleted', async () => {
    const name = freshName();
    const [one, other] = [new IndexedStore(name), new IndexedStore(name)];
    await one.put(session());
    expect(await other.deleteAll()).toBe(0);
    expect(await one.put(session({ revision: 2 }))).toBe('conflict');
    expect(await one.put(session({ id: 'b' }))).toBe('kept');
    expect((await other.list()).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('a database that does not take more', () => {
  it('is full when it says so', async () => {
    const store = new IndexedStore(freshName());
    await store.put(session());
    refuseWrites('QuotaExceededError');
    expect(await store.put(session({ revision: 2 }))).toBe('full');
    vi.restoreAllMocks();
    expect((await store.get('a'))?.revision).toBe(1);
    expect(await store.put(session({ revision: 2 }))).toBe('kept');
  });

  it('has failed when it says anything else', async () => {
    const store = new IndexedStore(freshName());
    refuseWrites('UnknownError');
    expect(await store.put(session())).toBe('failed');
  });
});

describe('a database that cannot be opened', () => {
  it('keeps nothing, and says so to whoever reads', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'SecurityError');
    });
    const store = new IndexedStore(freshName());
    expect(await store.put(session())).toBe('failed');
    await expect(store.list()).rejects.toMatchObject({ trouble: 'closed' });
    vi.restoreAllMocks();
    expect(await store.put(session())).toBe('kept');
  });

  it('is of a newer edition where that made it', async () => {
    const name = freshName();
    (await openDB(name, 9)).close();
    await expect(new IndexedStore(name).list()).rejects.toMatchObject({ trouble: 'newer' });
  });

  it('is blocked where another tab does not let go of an older form, and opens later', async () => {
    const name = freshName();
    const old = await openDB(name, 1, {
      upgrade: (database) => database.createObjectStore('sessions', { keyPath: 'id' }),
    });
    const deleting = deleteDB(name);
    const store = new IndexedStore(name);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const reading = store.list().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    expect(await reading).toBeInstanceOf(StoreError);
    expect(await reading).toMatchObject({ trouble: 'blocked' });
    old.close();
    await deleting;
    expect(await store.list()).toEqual([]);
  });
});

it('lets go of the database when another tab upgrades it', async () => {
  const name = freshName();
  const store = new IndexedStore(name);
  await store.put(session());
  const upgraded = await openDB(name, 2);
  expect(await upgraded.getAll('sessions')).toEqual([session()]);
  upgraded.close();
  expect(await store.put(session({ revision: 2 }))).toBe('failed');
});

it('opens again after the browser closed the database', async () => {
  const name = freshName();
  const store = new IndexedStore(name);
  await store.put(session());
  const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as (
    ...details: unknown[]
  ) => IDBTransaction;
  const asked = new Set<IDBDatabase>();
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...details: unknown[]
  ) {
    asked.add(this);
    if (asked.size === 1) throw new DOMException('closing', 'InvalidStateError');
    return begin.apply(this, details);
  });
  expect(await store.put(session({ revision: 2 }))).toBe('kept');
});
