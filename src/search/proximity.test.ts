import { expect, test } from 'vitest';
import { shortestSpan } from './proximity.ts';

test.each([
  [[[3], [4]], 1],
  [[[4], [3]], 1],
  [
    [
      [1, 50],
      [20, 48],
    ],
    2,
  ],
  [
    [
      [1, 30],
      [10, 31],
      [90, 33],
    ],
    3,
  ],
  [[[7], [7]], 0],
  [[[1, 2, 3]], 0],
  [[[1], []], Infinity],
])('in %j, the shortest run with a place of each is of %d words', (places, span) => {
  expect(shortestSpan(places)).toBe(span);
});
