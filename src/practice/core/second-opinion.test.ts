import { expect, it, test } from 'vitest';
import type { PointCoverage } from './coverage.ts';
import { lifted } from './second-opinion.ts';

const point = (hearing: PointCoverage['hearing']): PointCoverage => ({
  hearing,
  score: 0.3,
  signals: [],
});
const text = 'I would keep the old server running for a day, and then look who still comes.';
const quote = 'keep the old server running';

it('lifts “maybe” to “heard” with the words of the answer', () => {
  const [found] = lifted([point('maybe')], text, [{ point: 0, quote: ` ${quote} ` }]);
  expect(found).toMatchObject({ hearing: 'heard', quote: { text: quote } });
  expect(text.slice(found?.quote?.start, found?.quote?.end)).toBe(quote);
});

test.each([
  ['words that nobody said', 'keep both servers running'],
  ['words as nobody said them', 'Keep the OLD server running'],
  ['too few words', 'server'],
  ['no words', ''],
])('drops what quotes %s', (_, wrong) => {
  expect(lifted([point('maybe')], text, [{ point: 0, quote: wrong }])).toEqual([point('maybe')]);
});

it('never lowers, lifts nothing that was not heard at all, and knows no other points', () => {
  const coverage = [point('heard'), point('notHeard')];
  const lifts = [0, 1, 2, -1, NaN].map((place) => ({ point: place, quote }));
  expect(lifted(coverage, text, lifts)).toEqual(coverage);
});
