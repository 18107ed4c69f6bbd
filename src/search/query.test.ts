import { describe, expect, test } from 'vitest';
import type { Filters, Fragment, Hit, Pagefind } from './pagefind.ts';
import { SearchIndex } from './query.ts';
import { listOf, Spelling } from './spelling.ts';
import { ThriftyPagefind } from './thrifty-pagefind.ts';

/** Stands in for Pagefind: finds a record where its text holds all words, as whole words. */
class FakePagefind implements Pagefind {
  readonly asked: { query: string | null; filters: Filters }[] = [];
  readonly loaded: string[] = [];
  readonly preloaded: string[] = [];
  readonly #records: Readonly<Record<string, string>>;

  /** @param records address → text; the earlier, the better */
  constructor(records: Record<string, string>) {
    this.#records = records;
  }

  search(query: string | null, { filters }: { filters: Filters }): Promise<{ results: Hit[] }> {
    this.asked.push({ query, filters });
    const results = Object.entries(this.#records)
      .filter(([, text]) =>
        (query ?? '').split(' ').every((word) => ` ${text} `.includes(` ${word} `)),
      )
      .map(([url, text], place) => ({
        id: url,
        score: 1 / (place + 1),
        words: [],
        data: () => {
          this.loaded.push(url);
          return Promise.resolve(fragment(url, text));
        },
      }));
    return Promise.resolve({ results });
  }

  preload(word: string): Promise<void> {
    this.preloaded.push(word);
    return Promise.resolve();
  }
}

const noPreload = () => Promise.resolve();

function fragment(url: string, title: string): Fragment {
  return {
    url,
    content: '',
    meta: { title },
    anchors: [],
  };
}

/** @param dear terms that cost too much to be looked for */
function finderOf(
  pagefind: Pagefind,
  dear: readonly string[] = [],
  read: (path: string) => Promise<unknown> = (path) => Promise.reject(new Error(path)),
): ThriftyPagefind {
  const costs = new Map(dear.map((term) => [term, 2]));
  return new ThriftyPagefind(() => Promise.resolve({ pagefind, costs, affordable: 1 }), read);
}

function indexOf(records: Record<string, string>, known: string[] = []) {
  const pagefind = new FakePagefind(records);
  const spelling = new Spelling((list) =>
    Promise.resolve(known.filter((word) => listOf(word) === list)),
  );
  return { index: new SearchIndex(finderOf(pagefind), spelling), pagefind };
}

const addresses = async (answer: ReturnType<SearchIndex['search']>) =>
  (await answer).results.map(({ href }) => href);

describe('a query', () => {
  test('is searched without the words that tell nothing', async () => {
    const { index, pagefind } = indexOf({});
    await index.search('What is the p99 latency?');
    expect(pagefind.asked[0]?.query).toBe('p99 latency');
  });

  test('is searched as it stands where no word tells anything', async () => {
    const { index, pagefind } = indexOf({});
    await index.search('how to');
    expect(pagefind.asked[0]?.query).toBe('how to');
  });

  test('loses case, surrounding punctuation, and possessives of either apostrophe', async () => {
    const { index, pagefind } = indexOf({});
    await index.search("  “Little’s LAW”, or Amdahl's? ");
    expect(pagefind.asked[0]?.query).toBe('little law amdahl');
  });

  test('carries its filters along, also word by word', async () => {
    const { index, pagefind } = indexOf({ '/a/': 'disk' });
    await index.search('disk full', { level: 'entry' });
    expect(pagefind.asked.map(({ query }) => query)).toEqual(['disk full', 'disk', 'full']);
    expect(pagefind.asked.every(({ filters }) => filters.level === 'entry')).toBe(true);
  });

  test('finds of a guide only the questions that the filters want', async () => {
    const guide: Fragment = {
      ...fragment('/g/', 'Guide'),
      content:
        'Guide. One disk. ⁂ Technical; Mid level; one. Two disks. ⁂ Role-specific; Entry level; two.',
      anchors: [
        { element: 'h3', id: 'one', text: 'One disk', location: 1 },
        { element: 'h3', id: 'two', text: 'Two disks', location: 8 },
      ],
    };
    const hit = { id: '/g/', score: 1, words: [], data: () => Promise.resolve(guide) };
    const pagefind: Pagefind = {
      search: () => Promise.resolve({ results: [hit] }),
      preload: noPreload,
    };
    const index = new SearchIndex(finderOf(pagefind), new Spelling(() => Promise.resolve([])));
    const found = (filters: Filters) => addresses(index.search('disk', filters));
    expect(await found({})).toEqual(['/g/#one', '/g/#two']);
    expect(await found({ level: 'mid' })).toEqual(['/g/#one']);
    expect(await found({ type: 'role-specific', level: 'entry' })).toEqual(['/g/#two']);
    expect(await found({ type: 'technical', level: 'entry' })).toEqual([]);
  });

  test.each(['', '?!', '   '])('“%s” finds nothing', async (query) => {
    const { index } = indexOf({ '/a/': 'disk' });
    expect(await index.search(query)).toEqual({
      results: [],
      total: 0,
      pages: { found: 0, read: 0 },
      corrected: undefined,
      also: [],
    });
  });
});

describe('half a word', () => {
  const known = ['garage', 'garbage', 'garden', 'garlic', 'garnet', 'disk'];

  test('has the files loaded of words far from its own place that it may become', async () => {
    const { index, pagefind } = indexOf({}, known);
    await index.search('disk gar');
    expect(pagefind.preloaded).toEqual(['garden', 'garnet']);
  });

  test.each(['garbage', 'ga', 'gar disk', 'zebra'])('is not what “%s” ends with', async (query) => {
    const { index, pagefind } = indexOf({}, known);
    await index.search(query);
    expect(pagefind.preloaded).toEqual([]);
  });
});

describe('few hits', () => {
  const records = { '/one/': 'disk', '/both/': 'disk full', '/other/': 'full inode' };

  test('are followed by those of the words one by one', async () => {
    const { index } = indexOf(records);
    expect(await addresses(index.search('disk full'))).toEqual(['/both/', '/one/', '/other/']);
  });

  test('are not followed by those that share fewer than half of the words', async () => {
    const { index } = indexOf({ '/most/': 'a1 b2 c3 d4', '/least/': 'a1' });
    expect(await addresses(index.search('a1 b2 c3 d4 e5'))).toEqual(['/most/']);
  });

  test('are enough for a single word', async () => {
    const { index, pagefind } = indexOf(records);
    await index.search('inode');
    expect(pagefind.asked).toHaveLength(1);
  });
});

describe('an answer', () => {
  const records = Object.fromEntries(
    Array.from({ length: 9 }, (_, place) => [`/${place}/`, `number ${place} of the disk`]),
  );

  test('looks into no more pages than it needs, the best first', async () => {
    const { index, pagefind } = indexOf(records);
    const { results, total, pages } = await index.search('disk', {}, 6);
    expect(results).toHaveLength(3);
    expect(pagefind.loaded).toEqual(['/0/', '/1/', '/2/']);
    expect(total).toBe(3);
    expect(pages).toEqual({ found: 9, read: 3 });
  });

  test('looks into more where these say the words, but nowhere together', async () => {
    const apart = fragment('/apart/', 'Guide');
    const guide = {
      ...apart,
      content: 'Guide. One. A disk. Two. It is full.',
      anchors: [
        { element: 'h2', id: 'one', text: 'One', location: 1 },
        { element: 'h2', id: 'two', text: 'Two', location: 4 },
      ],
    };
    const pages = ['/a/', '/b/', '/c/'].map((url) => ({ ...guide, url }));
    const pagefind: Pagefind = {
      preload: noPreload,
      search: () =>
        Promise.resolve({
          results: [...pages, fragment('/it/', 'The disk is full')].map((page, place) => ({
            id: page.url,
            score: 9 - place,
            words: [],
            data: () => Promise.resolve(page),
          })),
        }),
    };
    const index = new SearchIndex(finderOf(pagefind), new Spelling(() => Promise.resolve([])));
    expect((await addresses(index.search('disk full')))[0]).toBe('/it/');
  });

  test('begins with titles that say the query word for word', async () => {
    const { index } = indexOf({
      '/a/': 'full disk',
      '/b/': 'disk and full',
      '/c/': 'is the disk full',
    });
    expect(await addresses(index.search('disk full'))).toEqual(['/c/', '/a/', '/b/']);
  });
});

describe('a word that nearly every page says', () => {
  const records = { '/a/': 'welding team', '/b/': 'gluing team', '/c/': 'team team' };
  const read = (path: string) => {
    const file = /^fragment\/(?<name>.)/.exec(path)?.groups?.['name'];
    const champions = { records: 9000, files: ['c', 'b'] };
    const url = `/${file}/` as keyof typeof records;
    return Promise.resolve(file === undefined ? champions : fragment(url, records[url]));
  };
  const index = (pagefind = new FakePagefind(records)) =>
    new SearchIndex(
      finderOf(pagefind, ['team'], read),
      new Spelling((list) => Promise.resolve(list === 't' ? ['team', 'tea'] : [])),
    );

  test('by itself finds the pages that say it best, and tells how many there are', async () => {
    const { results, pages } = await index().search('team');
    expect(results.map(({ href }) => href)).toEqual(['/c/', '/b/']);
    expect(pages).toEqual({ found: 9000, read: 2 });
  });

  test.each(['te', 'tea'])(
    'is what half of it is looked for by, unless that is a word: “%s”',
    async (typed) => {
      const pagefind = new FakePagefind(records);
      const { results } = await index(pagefind).search(typed);
      const isWord = typed === 'tea';
      expect(pagefind.asked.map(({ query }) => query)).toEqual(isWord ? ['tea'] : []);
      expect(results.map(({ href }) => href)).toEqual(isWord ? [] : ['/c/', '/b/']);
    },
  );

  test('is what a letter is taken for after other words, and not by itself', async () => {
    const pagefind = new FakePagefind({ ...records, '/0/': 'welding' });
    await index(pagefind).search('welding t');
    await index(pagefind).search('t');
    expect(pagefind.asked.map(({ query }) => query)).toEqual(['welding', 'welding', 't']);
  });

  test('is not looked for beside a rarer one, but what says both comes first', async () => {
    const pagefind = new FakePagefind({ ...records, '/0/': 'welding' });
    const { results, pages } = await index(pagefind).search('welding team');
    expect(pagefind.asked.map(({ query }) => query)).toContain('welding');
    expect(pagefind.asked.map(({ query }) => query)).not.toContain('team');
    expect(results[0]?.href).toBe('/a/');
    expect(pages.read).toBe(4);
  });
});

describe('a misspelled word', () => {
  test('is corrected, and the answer says so', async () => {
    const { index } = indexOf({ '/k/': 'kubernetes upgrade' }, ['kubernetes', 'upgrade']);
    const { results, corrected } = await index.search('Kuberntes upgrade');
    expect(results[0]?.href).toBe('/k/');
    expect(corrected).toBe('kubernetes upgrade');
  });

  test('stands as it is where no list can be had', async () => {
    const spelling = new Spelling(() => Promise.reject(new Error('offline')));
    const index = new SearchIndex(finderOf(new FakePagefind({ '/k/': 'kuberntes' })), spelling);
    expect((await index.search('kuberntes')).corrected).toBeUndefined();
  });
});

describe('other words for the same', () => {
  const records = {
    '/short/': 'gc pause',
    '/both/': 'of gc pause is said in garbage collection',
    '/long/': 'garbage collection pause',
    '/other/': 'gcc pause',
  };

  test('are searched besides, and never come before what was typed', async () => {
    const { index } = indexOf(records, ['gc', 'gcc', 'pause', 'garbage', 'collection']);
    const answer = await index.search('gc pause');
    expect(answer.results.map(({ href }) => href)).toEqual(['/both/', '/short/', '/long/']);
    expect(answer.also).toEqual(['garbage collection']);
    expect(answer.corrected).toBeUndefined();
  });

  test('are searched alone where no record says the short form', async () => {
    const { index, pagefind } = indexOf(records, ['gcc', 'pause', 'garbage', 'collection']);
    const answer = await index.search('gc');
    expect(pagefind.asked.map(({ query }) => query)).toEqual(['garbage collection']);
    expect(answer.also).toEqual(['garbage collection']);
  });

  test('are not told of where they found nothing', async () => {
    const { index } = indexOf({ '/short/': 'gc pause' }, ['gc', 'pause']);
    expect((await index.search('gc')).also).toEqual([]);
  });
});

describe('a word that a record says', () => {
  test.each([
    ['herd', 'hard'],
    ['patch', 'path'],
    ['quiet', 'quite'],
    ['kubernets', 'kubernetes'],
  ])('“%s” finds that record before any that says “%s”', async (typed, near) => {
    const { index } = indexOf({ '/near/': `the ${near}`, '/exact/': `the ${typed}` }, [
      typed,
      near,
    ]);
    const { results, corrected } = await index.search(typed);
    expect(results[0]?.href).toBe('/exact/');
    expect(corrected).toBeUndefined();
  });
});
