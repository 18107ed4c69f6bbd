import { expect, test } from 'vitest';
import { decodeGreedily, mostTokens, type DecodingModel } from './greedy-decoder.ts';

/** Says these tokens, whatever it is given. */
function modelOf(tokens: readonly number[]): DecodingModel & { given: number[] } {
  const given: number[] = [];
  return {
    given,
    next: (token) => {
      given.push(token);
      const scores = new Float32Array(10);
      scores[tokens[given.length - 1] ?? 0] = 1;
      return Promise.resolve(scores);
    },
  };
}

test('the likeliest token is taken and given back, from the start to the end', async () => {
  const model = modelOf([7, 8, 9, 2, 5]);
  expect(await decodeGreedily(model, 20)).toEqual([7, 8, 9]);
  expect(model.given).toEqual([1, 7, 8, 9]);
});

test('a model that does not end is ended', async () => {
  expect(await decodeGreedily(modelOf(Array.from({ length: 50 }, () => 4)), 6)).toHaveLength(6);
});

test('what is no longer wanted is given up', async () => {
  const model = modelOf([7, 8, 9, 2]);
  expect(await decodeGreedily(model, 20, () => model.given.length < 2)).toBeUndefined();
  expect(model.given).toHaveLength(2);
});

test('the limit grows with the speech', () => {
  expect(mostTokens(10)).toBe(65);
  expect(mostTokens(0.01)).toBe(1);
});
