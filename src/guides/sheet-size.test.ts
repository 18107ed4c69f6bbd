import { expect, test } from 'vitest';
import { sheetSize } from './sheet-size.ts';

const questions = (points: number, text: string) =>
  Array.from({ length: 12 }, () => ({
    titleHtml: text,
    keyPoints: Array.from({ length: points }, () => ({ html: text })),
  }));

test('type is smaller the more there is to print', () => {
  const sizes = [3, 4, 5, 6].map((points) => sheetSize(questions(points, 'a'.repeat(70))));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(new Set(sizes).size).toBeGreaterThan(2);
});

test('type is never too small to read, nor larger than a page needs', () => {
  expect(sheetSize(questions(6, 'a'.repeat(900)))).toBe(6.5);
  expect(sheetSize(questions(1, 'a'))).toBe(9.5);
});

test('tags take no room', () => {
  const text = 'a'.repeat(70);
  expect(sheetSize(questions(5, `<code>${text}</code>`))).toBe(sheetSize(questions(5, text)));
});
