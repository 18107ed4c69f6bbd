import { expect, test } from 'vitest';
import { guideOf, isIn, readShard, WHOLE } from './shard.ts';

test('one of how many', () => {
  expect(readShard('1/2')).toEqual({ number: 1, of: 2 });
  expect(readShard('12/12')).toEqual({ number: 12, of: 12 });
});

test.each(['', '1', '0/2', '3/2', '1/0', '-1/2', '1/2/3', 'a/b', ' 1/2'])(
  '“%s” is refused with what is expected',
  (text) => {
    expect(() => readShard(text)).toThrow(
      /--shard is “.*”\. Expected one of how many, such as 1\/2/,
    );
  },
);

const slugs = Array.from({ length: 300 }, (_, number) => `role-${number}`);
const shards = [1, 2, 3].map((number) => ({ number, of: 3 }));

test('each path is in one shard, and no shard has much more than its share', () => {
  const amounts = shards.map(
    (shard) => slugs.filter((slug) => isIn(shard, `/guides/${slug}/`)).length,
  );
  expect(amounts.reduce((sum, amount) => sum + amount)).toBe(slugs.length);
  expect(Math.max(...amounts)).toBeLessThan(130);
});

test('all that is made of a guide is in one shard', () => {
  const made = (slug: string) =>
    [`/guides/${slug}/`, `/guides/${slug}/guide.json`, `/practice/${slug}/deck.json`].concat(
      `/plates/${slug}.svg`,
    );
  for (const slug of slugs)
    expect(
      new Set(made(slug).map((path) => shards.findIndex((shard) => isIn(shard, path)))).size,
    ).toBe(1);
});

test('the whole site is one shard', () => {
  expect(['/', '/guides/x/', '/og/x.png'].every((path) => isIn(WHOLE, path))).toBe(true);
});

test.each([
  ['/guides/x/', 'x'],
  ['/guides/x/guide.json', 'x'],
  ['/practice/x/', 'x'],
  ['/plates/x.svg', 'x'],
  ['/skills/x/', undefined],
  ['/guides/', undefined],
])('the guide of which %s is made', (path, slug) => {
  expect(guideOf(path)).toBe(slug);
});
