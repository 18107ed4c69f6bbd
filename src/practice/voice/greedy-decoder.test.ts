import { describe, expect, it, test } from 'vitest';
import { decodeGreedily, mostTokens, type DecodingModel } from './greedy-decoder.ts';

/** Says these tokens, whatever it is given. */
function modelOf(tokens: readonly number[]): DecodingModel & { given: number[][]; kept: number } {
  const model = {
    given: [] as number[][],
    kept: 0,
    next: (given: readonly number[]) => {
      model.given.push([...given]);
      return Promise.resolve(
        given.map(() => {
          const scores = new Float32Array(10);
          scores[tokens[model.kept++] ?? 0] = 1;
          return scores;
        }),
      );
    },
    keep: (amount: number) => {
      model.kept = amount;
    },
  };
  return model;
}

test('the likeliest token is taken and given back, from the start to the end', async () => {
  const model = modelOf([7, 8, 9, 2, 5]);
  expect(await decodeGreedily(model, 20)).toEqual([7, 8, 9]);
  expect(model.given).toEqual([[1], [7], [8], [9]]);
});

test('a model that does not end is ended', async () => {
  expect(await decodeGreedily(modelOf(Array.from({ length: 50 }, () => 4)), 6)).toHaveLength(6);
});

describe('a guess', () => {
  const said = [7, 8, 9, 3, 2, 5];
  const written = () => true;

  it('is read at once, as far as it is right', async () => {
    const model = modelOf(said);
    expect(await decodeGreedily(model, 20, written, [7, 8, 4, 4])).toEqual([7, 8, 9, 3]);
    expect(model.given).toEqual([[1, 7, 8, 4, 4], [9], [3]]);
  });

  it('that is right to the end saves all steps, and one that says more than was said, too', async () => {
    for (const guess of [
      [7, 8, 9, 3],
      [7, 8, 9, 3, 6],
    ]) {
      const model = modelOf(said);
      expect(await decodeGreedily(model, 20, written, guess)).toEqual([7, 8, 9, 3]);
      expect(model.given).toHaveLength(1);
    }
  });

  it('that is wrong changes nothing', async () => {
    expect(await decodeGreedily(modelOf(said), 20, written, [4, 8])).toEqual([7, 8, 9, 3]);
  });

  it('is no longer than the limit', async () => {
    expect(await decodeGreedily(modelOf(said), 2, written, [7, 8, 9, 3])).toEqual([7, 8]);
  });
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
