import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROUPS, minuteBucket, readChoices, SORTS, writeChoices, type Choices } from './choices.ts';

const read = (query: string) => readChoices(new URLSearchParams(query));

test('an empty address chooses nothing', () => {
  const nothing = read('');
  expect(nothing.text).toBe('');
  expect(Object.values(nothing.chosen).flat()).toEqual([]);
  expect([nothing.sort, nothing.set]).toEqual([undefined, undefined]);
  expect(writeChoices(nothing)).toBe('');
});

test('whatever is chosen is read from the address as it was written', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text);
  const choices: fc.Arbitrary<Choices> = fc.record({
    text: fc.oneof(fc.constant(''), word),
    chosen: fc.record(
      Object.fromEntries(
        GROUPS.map((group) => [group, fc.uniqueArray(word, { maxLength: 3 })]),
      ) as Record<(typeof GROUPS)[number], fc.Arbitrary<string[]>>,
    ),
    sort: fc.constantFrom(undefined, ...SORTS),
    set: fc.option(
      fc.record({
        seed: word,
        count: fc.integer({ min: 1, max: 50 }),
        time: fc.integer({ min: 5, max: 480 }),
        weakFirst: fc.boolean(),
      }),
      { nil: undefined },
    ),
  });
  fc.assert(
    fc.property(choices, (chosen) => {
      expect(read(writeChoices(chosen))).toEqual(chosen);
    }),
  );
});

describe('what makes no sense in an address', () => {
  test('is left out', () => {
    expect(writeChoices(read('utm_source=x&sort=price&q=+&type='))).toBe('');
  });

  test.each([
    ['count=0', 1],
    ['count=9999', 50],
    ['count=ten', 10],
    ['count=', 10],
    ['', 10],
  ])('is brought into the limits of a set: %s', (query, count) => {
    expect(read(`set=a&${query}`).set?.count).toBe(count);
  });

  test('cannot say a value twice', () => {
    expect(read('type=technical&type=technical').chosen.type).toEqual(['technical']);
  });
});

test('every number of minutes has a bucket', () => {
  expect([1, 7, 8, 10, 11, 480].map(minuteBucket)).toEqual([
    'short',
    'short',
    'medium',
    'medium',
    'long',
    'long',
  ]);
});
