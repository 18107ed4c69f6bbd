import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PointState } from './core/assessment.ts';
import { markedAnswer } from './marked-answer.ts';

const TEXT = 'First I read the logs, then I ask who changed what.';
const point = (index: number, words: string, attempt = 0): PointState => {
  const start = TEXT.indexOf(words);
  const quote = { start, end: start + words.length, text: words };
  return { index, counts: true, hearing: 'heard', isMade: true, attempt, quote };
};

it('marks the words that make a point, and those that make two', () => {
  const points = [point(0, 'I read the logs, then I ask'), point(1, 'then I ask who changed what')];
  expect(markedAnswer(TEXT, points, 0)).toEqual([
    { text: 'First ', points: [] },
    { text: 'I read the logs, ', points: [0] },
    { text: 'then I ask', points: [0, 1] },
    { text: ' who changed what', points: [1] },
    { text: '.', points: [] },
  ]);
});

it('marks nothing in another attempt than the quote is from, nor where nothing was heard', () => {
  const whole = [{ text: TEXT, points: [] }];
  expect(markedAnswer(TEXT, [point(0, 'the logs', 1)], 0)).toEqual(whole);
  const notHeard: PointState = { index: 0, counts: true, hearing: 'notHeard', isMade: false };
  expect(markedAnswer(TEXT, [notHeard], 0)).toEqual(whole);
  expect(markedAnswer('', [], 0)).toEqual([]);
});

it('never changes the words', () => {
  const quote = fc.record({ start: fc.nat(60), length: fc.nat(60) });
  fc.assert(
    fc.property(fc.string(), fc.array(quote, { maxLength: 6 }), (text, quotes) => {
      const points = quotes.map(({ start, length }, index): PointState => ({
        index,
        counts: true,
        hearing: 'maybe',
        isMade: false,
        attempt: 0,
        quote: { start, end: start + length, text: '' },
      }));
      const runs = markedAnswer(text, points, 0);
      expect(runs.map((run) => run.text).join('')).toBe(text);
    }),
  );
});
