import { expect, test } from 'vitest';
import type { Filters, Fragment, Pagefind } from './pagefind.ts';
import { ThriftyPagefind } from './thrifty-pagefind.ts';

const fragment: Fragment = { url: '/best/', content: '', meta: {}, anchors: [] };

/** @param costs of terms; a thousand are affordable */
function thrifty(costs: Readonly<Record<string, number>>) {
  const asked: { query: string | null; filters: Filters }[] = [];
  const preloaded: string[] = [];
  const read: string[] = [];
  const pagefind: Pagefind = {
    search: (query, { filters }) => {
      asked.push({ query, filters });
      const data = () => Promise.resolve(fragment);
      return Promise.resolve({ results: [{ id: 'found', score: 1, words: [3], data }] });
    },
    preload: (word) => Promise.resolve(preloaded.push(word)),
  };
  const finder = new ThriftyPagefind(
    () => Promise.resolve({ pagefind, costs: new Map(Object.entries(costs)), affordable: 1000 }),
    (path) => {
      read.push(path);
      return Promise.resolve(
        path.startsWith('champions/')
          ? { records: 9000, files: ['en_1', 'parts/2/en_2'] }
          : fragment,
      );
    },
  );
  return { finder, asked, preloaded, read };
}

test('words that cost little are all looked for', async () => {
  const { finder, asked } = thrifty({ team: 400, plan: 400 });
  const { results, number } = await finder.search('teams plan disk', { filters: {} });
  expect(asked).toEqual([{ query: 'teams plan disk', filters: {} }]);
  expect(results.map(({ id, words }) => [id, words])).toEqual([['found', [3]]]);
  expect(number).toBe(1);
});

test('of words that cost too much together, the cheapest are looked for, in their order', async () => {
  const { finder, asked } = thrifty({ team: 900, plan: 400, work: 300 });
  expect(await finder.affordable(['teams', 'planning', 'disk', 'work'])).toEqual([
    'planning',
    'disk',
    'work',
  ]);
  await finder.search('teams planning disk work', { filters: { level: 'entry' } });
  expect(asked).toEqual([{ query: 'planning disk work', filters: { level: 'entry' } }]);
});

test('a word that costs too much by itself finds the records that say it best', async () => {
  const { finder, asked, read } = thrifty({ team: 3000, interview: 4000 });
  const { results, number } = await finder.search('interview teams', {
    filters: { type: 'coding' },
  });
  expect(asked).toEqual([]);
  expect(read).toEqual(['champions/team.json']);
  expect(number).toBe(9000);
  // As Pagefind names them, whichever part they are of.
  expect(results.map(({ id }) => id)).toEqual(['en_1', 'en_2']);
  expect(results[0]?.score).toBeGreaterThan(results[1]?.score ?? 1);
});

test('what a record says is read once, and is the same then', async () => {
  const { finder, read } = thrifty({ team: 3000 });
  const [, second] = (await finder.search('team', { filters: {} })).results;
  const [, again] = (await finder.search('teams', { filters: {} })).results;
  expect(await second?.data()).toBe(await again?.data());
  expect(read.filter((path) => path.includes('fragment'))).toEqual([
    'parts/2/fragment/en_2.pf_fragment',
  ]);
});

test('what could not be read is asked for anew', async () => {
  let tries = 0;
  const finder = new ThriftyPagefind(
    () =>
      Promise.resolve({
        pagefind: { search: () => Promise.reject(new Error()), preload: () => Promise.resolve() },
        costs: new Map([['team', 2]]),
        affordable: 1,
      }),
    (path) => {
      if (path.startsWith('champions/')) return Promise.resolve({ records: 1, files: ['en_1'] });
      return tries++ === 0 ? Promise.reject(new Error('offline')) : Promise.resolve(fragment);
    },
  );
  const [hit] = (await finder.search('team', { filters: {} })).results;
  await expect(hit?.data()).rejects.toThrow('offline');
  expect(await hit?.data()).toBe(fragment);
});

test('where a role was chosen, its guide is found without the word', async () => {
  const { finder, asked, read } = thrifty({ team: 3000 });
  const filters = { role: 'Welder', level: 'entry' };
  expect((await finder.search('team', { filters })).number).toBe(1);
  expect(asked).toEqual([{ query: null, filters }]);
  expect(read).toEqual([]);
});

test('the dearest of several words is told where it costs too much by itself', async () => {
  const { finder } = thrifty({ team: 3000, interview: 4000, plan: 1000 });
  expect(await finder.tooDear(['teams', 'interview', 'plan'])).toBe('interview');
  expect(await finder.tooDear(['plan', 'disk'])).toBeUndefined();
  expect(await finder.tooDear([])).toBeUndefined();
});

test('only words that are affordable are loaded ahead', async () => {
  const { finder, preloaded } = thrifty({ team: 3000, plan: 1000 });
  for (const word of ['teams', 'plans', 'disk']) await finder.preload(word);
  expect(preloaded).toEqual(['plans', 'disk']);
});
