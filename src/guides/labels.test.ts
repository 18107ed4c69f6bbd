import { expect, test } from 'vitest';
import { count } from './count.ts';
import { formatDay } from './labels.ts';

test('a day is printed the American way, whatever the zone of the machine', () => {
  expect(formatDay('2026-11-23')).toBe('November 23, 2026');
  expect(formatDay('2026-01-01')).toBe('January 1, 2026');
});

test('one thing is singular', () => {
  expect([count(0, 'question'), count(1, 'question'), count(2, 'question')]).toEqual([
    '0 questions',
    '1 question',
    '2 questions',
  ]);
});
