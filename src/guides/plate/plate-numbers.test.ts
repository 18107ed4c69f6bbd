import { expect, it } from 'vitest';
import { plateNumbers } from './plate-numbers.ts';

const guides = [
  { slug: 'b', published: '2026-02-01' },
  { slug: 'c', published: '2026-01-31' },
  { slug: 'a', published: '2026-02-01' },
];

it('numbers plates from 1, in the order of publication and then of the slugs', () => {
  expect([...plateNumbers(guides)]).toEqual([
    ['c', 1],
    ['a', 2],
    ['b', 3],
  ]);
});

it('gives the same numbers whatever the order of the guides', () => {
  expect(plateNumbers(guides.toReversed())).toEqual(plateNumbers(guides));
});

it('leaves the numbers of older guides alone when one is added', () => {
  const more = plateNumbers([...guides, { slug: '0', published: '2026-02-02' }]);
  for (const [slug, number] of plateNumbers(guides)) expect(more.get(slug)).toBe(number);
  expect(more.get('0')).toBe(4);
});
