import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSet, type Candidate } from './question-set.ts';

const TYPES = ['technical', 'behavioral', 'situational', 'role-specific'];
const candidate = fc.record({
  id: fc.nat(80).map((number) => `en_${number}`),
  type: fc.constantFrom(...TYPES),
  minutes: fc.integer({ min: 1, max: 45 }),
  last: fc.boolean(),
});
const limits = fc.record({
  seed: fc.string({ maxLength: 8 }),
  count: fc.integer({ min: 1, max: 20 }),
  time: fc.integer({ min: 1, max: 120 }),
});
const sum = (drawn: readonly Candidate[]) =>
  drawn.reduce((minutes, question) => minutes + question.minutes, 0);

describe('any set', () => {
  test('keeps to the number and the time, and asks nothing twice', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 60 }), limits, (candidates, asked) => {
        const drawn = drawSet(candidates, asked);
        expect(drawn.length).toBeLessThanOrEqual(asked.count);
        expect(sum(drawn)).toBeLessThanOrEqual(asked.time);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
      }),
    );
  });

  test('leaves nothing out that would still fit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id }), limits, (all, asked) => {
        const drawn = drawSet(all, asked);
        if (drawn.length === asked.count) return;
        const left = all.filter((question) => !drawn.includes(question));
        expect(left.every(({ minutes }) => sum(drawn) + minutes > asked.time)).toBe(true);
      }),
    );
  });

  test('is the same for the same seed, in whatever order the questions come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id }), limits, (all, asked) => {
        expect(drawSet(all.toReversed(), asked)).toEqual(drawSet(all, asked));
      }),
    );
  });
});

const questions = Array.from({ length: 100 }, (_, number) => ({
  id: `en_${number}`,
  type: TYPES[number % 4] ?? '',
  minutes: 5 + (number % 11),
}));

test('another seed gives another set', () => {
  const sets = ['a', 'b', 'c', 'd'].map((seed) =>
    drawSet(questions, { seed, count: 10, time: 90 })
      .map(({ id }) => id)
      .toSorted()
      .join(),
  );
  expect(new Set(sets).size).toBe(4);
});

test('over many seeds, every question has its turn', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed++)
    for (const { id } of drawSet(questions, { seed: String(seed), count: 5, time: 60 }))
      seen.add(id);
  expect(seen.size).toBe(questions.length);
});

test('mixes the types as far as they reach', () => {
  const drawn = drawSet(questions, { seed: 'x', count: 8, time: 480 });
  for (const type of TYPES) expect(drawn.filter((one) => one.type === type)).toHaveLength(2);
});

test('takes what should come last only when nothing else is left', () => {
  const marked = questions.map((question, place) => ({ ...question, last: place >= 6 }));
  const drawn = drawSet(marked, { seed: 'x', count: 10, time: 480 });
  expect(drawn.slice(0, 6).map(({ last }) => last)).toEqual(Array(6).fill(false));
  expect(drawn).toHaveLength(10);
});

test('a long question does not take the place of several short ones', () => {
  const long = [40, 50, 55].map((minutes) => ({ id: `${minutes}`, type: 'technical', minutes }));
  const drawn = drawSet([...long, ...questions], { seed: 'x', count: 10, time: 60 });
  expect(Math.max(...drawn.map(({ minutes }) => minutes))).toBeLessThanOrEqual(20);
});

test('a question that needs all of the time is drawn where there is no other', () => {
  const only = [{ id: 'en_1', type: 'technical', minutes: 35 }];
  expect(drawSet(only, { seed: 'x', count: 10, time: 35 })).toEqual(only);
  expect(drawSet(only, { seed: 'x', count: 10, time: 34 })).toEqual([]);
});
