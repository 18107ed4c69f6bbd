import { expect, it } from 'vitest';
import { MemoryStore } from './fakes/memory-store.ts';
import { deletePractice, RECORDINGS_CACHE } from '../../src/practice/kept-practice.ts';

const session = { id: 'a', slug: 's', savedAt: 't', revision: 1, text: 'words' };

function storages() {
  const names = new Set([RECORDINGS_CACHE, 'field-guide-shell-/']);
  const keys = new Map([
    ['field-guide:practice:level', 'mid'],
    ['field-guide:notebook', '{}'],
    ['field-guide:practice:voice', 'on'],
  ]);
  const caches = {
    delete: (name: string) => Promise.resolve(names.delete(name)),
    has: (name: string) => Promise.resolve(names.has(name)),
  };
  const settings = {
    key: (index: number) => [...keys.keys()][index] ?? null,
    get length() {
      return keys.size;
    },
    removeItem: (key: string) => void keys.delete(key),
  };
  return { names, keys, caches, settings };
}

it('is deleted down to nothing, and nothing else is', async () => {
  const store = new MemoryStore();
  await store.put(session);
  const { names, keys, ...browser } = storages();
  expect(await deletePractice(store, browser)).toEqual({ bytes: 0, recordings: 0, settings: 0 });
  expect([...names]).toEqual(['field-guide-shell-/']);
  expect([...keys.keys()]).toEqual(['field-guide:notebook']);
});

it('tells what the browser did not let go of', async () => {
  const store = new MemoryStore();
  await store.put(session);
  store.deleteAll = () => store.size();
  const { caches, settings } = storages();
  const stubborn = {
    caches: { ...caches, delete: () => Promise.resolve(false) },
    settings: { key: settings.key, length: 3, removeItem: () => undefined },
  };
  expect(await deletePractice(store, stubborn)).toEqual({ bytes: 5, recordings: 1, settings: 2 });
});

it('is deleted where the other storages are closed', async () => {
  const closed = { caches: undefined, settings: undefined };
  expect(await deletePractice(new MemoryStore(), closed)).toMatchObject({ bytes: 0, settings: 0 });
});
