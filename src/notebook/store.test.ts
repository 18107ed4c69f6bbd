import { expect, test, vi } from 'vitest';
import { LIMITS, UNREADABLE_KEY } from './format.ts';
import { NOTEBOOK_KEY } from './key.ts';
import { NotebookStore, type StoragePort } from './store.ts';

const key = 'api-developer/webhook-retries';
const other = 'api-developer/etags';

/** A storage of so many characters, as browsers have it. */
class FakeStorage implements StoragePort {
  readonly items = new Map<string, string>();
  room = 5_000_000;
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    if (value.length > this.room)
      throw Object.assign(new Error('No room.'), { name: 'QuotaExceededError' });
    this.items.set(name, value);
  }
  removeItem(name: string): void {
    this.items.delete(name);
  }
}

function setUp(stored?: string) {
  const storage = new FakeStorage();
  if (stored !== undefined) storage.items.set(NOTEBOOK_KEY, stored);
  let time = Date.UTC(2026, 10, 27);
  const open = () =>
    new NotebookStore(
      () => storage,
      () => new Date((time += 1_000)),
    );
  return { storage, open, store: open() };
}

test('a mark, a note, a position, and searches are there on the next visit', () => {
  const { store, open } = setUp();
  store.setMark(key, 'solid');
  store.setNote(key, 'Begin with the key.');
  store.setPosition('api-developer', 'mistakes');
  store.addSearch(' etag ');
  store.addSearch('rate limit');
  store.addSearch('etag');
  const again = open();
  expect(again.markOf(key)).toBe('solid');
  expect(again.noteOf(key)).toBe('Begin with the key.');
  expect(again.position('api-developer')).toBe('mistakes');
  expect(again.searches).toEqual(['etag', 'rate limit']);
  expect([...again.marked()]).toEqual([[key, 'solid']]);
  expect(again.progress('api-developer', 12)).toEqual({ solid: 1, shaky: 0, fresh: 11 });
  expect(again.trouble).toBeUndefined();
});

test('a mark set back and a note emptied are gone, but their times stay', () => {
  const { store, storage } = setUp();
  store.setMark(key, 'solid');
  store.setNote(key, 'x');
  store.setMark(key, undefined);
  store.setNote(key, '');
  expect(store.entries().size).toBe(0);
  expect(store.marked().size).toBe(0);
  expect(storage.getItem(NOTEBOOK_KEY)).toMatch(/"markedAt":"[^"]+","notedAt":/);
  expect(storage.getItem(NOTEBOOK_KEY)).not.toMatch(/"mark"|"note"/);
});

test('two tabs do not undo each other', () => {
  const { open } = setUp();
  const [one, two] = [open(), open()];
  one.setMark(key, 'solid');
  two.setMark(other, 'shaky');
  one.setNote(key, 'From the first.');
  expect([...open().marked()]).toEqual([
    [key, 'solid'],
    [other, 'shaky'],
  ]);
  expect(open().noteOf(key)).toBe('From the first.');
});

test('a listener hears of changes here and in another tab, until it stops', () => {
  const { open, store } = setUp();
  const heard = vi.fn();
  const stop = store.subscribe(heard);
  store.setMark(key, 'solid');
  expect(heard).toHaveBeenCalledTimes(1);
  open().setMark(key, 'shaky');
  store.refresh();
  store.refresh();
  expect(heard).toHaveBeenCalledTimes(2);
  expect(store.markOf(key)).toBe('shaky');
  expect(store.progress('api-developer', 2)).toEqual({ solid: 0, shaky: 1, fresh: 1 });
  stop();
  store.setMark(key, 'solid');
  expect(heard).toHaveBeenCalledTimes(2);
});

test('without a storage it works in memory and says so', () => {
  const store = new NotebookStore(() => {
    throw Object.assign(new Error('Denied.'), { name: 'SecurityError' });
  });
  store.setMark(key, 'solid');
  store.setMark(other, 'shaky');
  expect(store.markOf(key)).toBe('solid');
  expect(store.marked().size).toBe(2);
  expect(store.trouble).toMatch(/does not let the site keep/);
  expect(store.export()).toContain(key);
  expect(store.deleteAll()).toBe(0);
  expect(store.marked().size).toBe(0);
});

test('what finds no room is kept in memory, and written once there is room', () => {
  const { store, storage, open } = setUp();
  store.setMark(other, 'solid');
  storage.room = 0;
  store.setMark(key, 'solid');
  expect(store.markOf(key)).toBe('solid');
  expect(store.trouble).toMatch(/no room/);
  expect(store.unreadable).toBeUndefined();
  expect(store.trouble).toMatch(/no room/);
  expect(open().markOf(key)).toBeUndefined();
  storage.room = 5_000_000;
  open().setNote(other, 'Meanwhile, in another tab.');
  store.setMark('api-developer/third', 'shaky');
  expect(store.trouble).toBeUndefined();
  expect(open().marked().size).toBe(3);
  expect(open().noteOf(other)).toBe('Meanwhile, in another tab.');
});

test('a text that cannot be read is put aside before anything is written', () => {
  const { store, storage } = setUp('{"version":1,"questions":{"a/b"');
  expect(store.trouble).toMatch(/could not be read/);
  expect(store.unreadable).toBe('{"version":1,"questions":{"a/b"');
  expect(storage.items.size).toBe(1);
  store.setMark(key, 'solid');
  expect(storage.getItem(UNREADABLE_KEY)).toBe('{"version":1,"questions":{"a/b"');
  expect(store.trouble).toBeUndefined();
  expect(store.unreadable).toBe('{"version":1,"questions":{"a/b"');
});

test('a text that cannot be put aside is not written over', () => {
  const { store, storage } = setUp('broken');
  storage.setItem = () => {
    throw Object.assign(new Error('No room.'), { name: 'QuotaExceededError' });
  };
  store.setMark(key, 'solid');
  expect(storage.getItem(NOTEBOOK_KEY)).toBe('broken');
  expect(store.markOf(key)).toBe('solid');
});

test('of a damaged text the good part is here, and the whole is put aside', () => {
  const text =
    '{"version":1,"questions":{"a/b":{"mark":"solid","markedAt":"2026-11-27T18:20:00.000Z"},"a/c":{}}}';
  const { store, storage } = setUp(text);
  expect(store.markOf('a/b')).toBe('solid');
  expect(store.trouble).toMatch(/the rest is here/);
  store.setMark(key, 'shaky');
  expect(storage.getItem(UNREADABLE_KEY)).toBe(text);
  expect(store.marked().size).toBe(2);
});

test('what a newer version wrote is never written over', () => {
  const { store, storage } = setUp('{"version":99}');
  store.setMark(key, 'solid');
  expect(store.markOf(key)).toBe('solid');
  expect(store.trouble).toMatch(/newer version/);
  expect([...storage.items]).toEqual([[NOTEBOOK_KEY, '{"version":99}']]);
});

test('bounds: notes are cut, names that name nothing are ignored', () => {
  const { store } = setUp();
  store.setNote(key, 'x'.repeat(LIMITS.note + 1));
  expect(store.noteOf(key)).toHaveLength(LIMITS.note);
  store.setMark('__proto__', 'solid');
  store.setPosition('__proto__', 'x');
  expect(store.marked().size).toBe(0);
  expect(store.position('constructor')).toBeUndefined();
});

test('a full notebook takes no further question, and says so', () => {
  const questions = Object.fromEntries(
    Array.from({ length: LIMITS.questions }, (_, n) => [
      `a/q-${n}`,
      { mark: 'solid', markedAt: '2026-11-27T18:20:00.000Z' },
    ]),
  );
  const { store } = setUp(JSON.stringify({ version: 1, questions }));
  store.setMark(key, 'solid');
  expect(store.markOf(key)).toBeUndefined();
  expect(store.trouble).toMatch(/no room/);
  store.setMark('a/q-7', undefined);
  store.setMark(key, 'solid');
  expect(store.markOf(key)).toBe('solid');
});

test('deleting leaves nothing of this site, and nothing of another is touched', () => {
  const { store, storage } = setUp('broken');
  store.setMark(key, 'solid');
  storage.setItem('field-guide:theme', 'dark');
  storage.setItem('another', 'stays');
  expect(store.size).toBeGreaterThan(100);
  expect(store.deleteAll()).toBe(0);
  expect([...storage.items]).toEqual([['another', 'stays']]);
  expect(store.marked().size).toBe(0);
  store.setMark(other, 'solid');
  expect([...store.marked().keys()]).toEqual([other]);
});

test('an export comes back whole after everything was deleted', async () => {
  const { store } = setUp();
  store.setMark(key, 'solid');
  store.setNote(other, 'Weak or strong?');
  const file = store.export();
  store.deleteAll();
  expect(await store.import(file)).toEqual({
    added: 2,
    taken: 0,
    kept: 0,
    unchanged: 0,
    refused: [],
  });
  expect(store.export()).toBe(file);
  expect((await store.import(file)).unchanged).toBe(2);
});

test('a file that is no notebook changes nothing', async () => {
  const { store, storage } = setUp();
  const { refused } = await store.import('a,b,c');
  expect(refused).toEqual([
    { key: 'The file', reason: 'is not a notebook that this site exported' },
  ]);
  expect(storage.items.size).toBe(0);
});
