import { expect, it } from 'vitest';
import { countStems, rarityOf, weighing } from './rarity.ts';

const claims = [
  'Names the index that serves the sort.',
  'Keeps the index small.',
  'Sorts by index and id.',
  'Asks about the caches.',
];

it('is carried by the common stems alone, and tells the rarer from the more common', () => {
  const rarity = rarityOf(claims, countStems(claims));
  expect(rarity).toEqual({ points: 4, common: ['sort', 'index'] });
  const weigh = weighing(rarity);
  expect(weigh('cach')).toBeGreaterThan(weigh('sort'));
  expect(weigh('sort')).toBeGreaterThan(weigh('index'));
  expect(weigh('index')).toBeGreaterThan(0);
});

it('leaves out what other decks need', () => {
  expect(rarityOf(claims.slice(3), countStems(claims))).toEqual({ points: 4, common: [] });
});
