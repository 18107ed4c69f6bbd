import { describe, expect, test } from 'vitest';
import { countWords, formatReadingTime, readingTime, speakingSeconds } from './reading-time.ts';

describe('reading time', () => {
  test('runs from 238 words a minute to 208, both rounded up', () => {
    expect(readingTime(238)).toEqual({ from: 1, to: 2 });
    expect(readingTime(2380)).toEqual({ from: 10, to: 12 });
    expect(readingTime(2381)).toEqual({ from: 11, to: 12 });
  });

  test('is never shorter than a minute', () => {
    expect(readingTime(0)).toEqual({ from: 1, to: 1 });
  });

  test('is printed as a range, or as one number where both ends agree', () => {
    expect(formatReadingTime({ from: 10, to: 12 })).toBe('10–12 min');
    expect(formatReadingTime({ from: 1, to: 1 })).toBe('1 min');
  });
});

test.each([
  ['', 0],
  ['one', 1],
  ['  two   words\n', 2],
  ['a — b', 2],
  ['p99 & 429', 2],
  ['naïve Größe', 2],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('speaking takes 150 words a minute, to the nearest five seconds', () => {
  expect(speakingSeconds('word '.repeat(150))).toBe(60);
  expect(speakingSeconds('word '.repeat(160))).toBe(65);
  expect(speakingSeconds('Yes.')).toBe(5);
});
