import { expect, it } from 'vitest';
import { countStems, rarityOf, tellingStems, weighing } from './rarity.ts';

const points = [
  'Names the index that serves the sort.',
  'Keeps the index small.',
  'Sorts by index and id.',
  'Asks about the caches.',
].map(tellingStems);

it('is carried by the common stems alone, and tells the rarer from the more common', () => {
  const rarity = rarityOf(points.flat(), countStems(points));
  expect(rarity).toEqual({ points: 4, common: ['sort', 'index'] });
  const weigh = weighing(rarity);
  expect(weigh('cach')).toBeGreaterThan(weigh('sort'));
  expect(weigh('sort')).toBeGreaterThan(weigh('index'));
  expect(weigh('index')).toBeGreaterThan(0);
});

it('leaves out what other decks need', () => {
  expect(rarityOf(points.slice(3).flat(), countStems(points))).toEqual({ points: 4, common: [] });
});
