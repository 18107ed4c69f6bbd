import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSeveral } from './numbers-in-several.ts';

test('every number of two owners passes; of the others, hardly one', () => {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), fc.array(number), (shared, own) => {
      const isShared = inSeveral([[shared, own], [shared]]);
      expect(shared.every(isShared)).toBe(true);
    }),
  );
  const numbers = (from: number) => Array.from({ length: 20_000 }, (_, at) => from + at * 7919);
  const isShared = inSeveral([[numbers(1)], [numbers(2)], [numbers(3)]]);
  expect(numbers(1).filter(isShared).length).toBeLessThan(1000);
});

test('what one owner has twice is still that owner’s alone', () => {
  expect(inSeveral([[[5, 5], [5]], [[6]]])(5)).toBe(false);
});
