import { expect, test } from 'vitest';
import { rangesOutOfOrder, unsourcedFigures, wrongSums } from './figures.ts';
import { readProse } from './prose.ts';

const passages = (text: string) => readProse(text).passages;
const sums = (text: string) => passages(text).flatMap(wrongSums);
const ranges = (text: string) => passages(text).flatMap(rangesOutOfOrder);
const unsourced = (text: string, file = 'faqs.mdx') => {
  const { passages: found, tags } = readProse(text);
  return unsourcedFigures(found, tags, file).map(({ message }) => /“(.*)”/.exec(message)?.[1]);
};

test.each([
  ['30 of 40 (70%) failed.', '75'],
  ['It is 30 out of 40, or 80 percent.', '75'],
  ['There, 12.5% of 400 is 40.', '50'],
  ['So 3 × 40 = 110.', '120'],
  ['So 1,200 − 300 = 800.', '900'],
])('a sum that does not hold is found: %s', (text, right) => {
  expect(sums(text).map(({ expected }) => expected)).toEqual([
    `${right}, by the other two figures`,
  ]);
});

test.each([
  '30 of 40 (75%) failed.',
  '1 of 3 is 33% of them.',
  '2 of 3 (67%), or 2 of 3 (66.7%).',
  'About 30 of 41, or about 75%, failed.',
  '12.5% of 400 is 50, and 3 × 40 = 120.',
  'Three parts: 2 × 3 × 4 = 24, and 1 + 2 × 3 = 7.',
  '4 × 25 = 100 ms per page, and 2 × 60 s = 120 s.',
  'In code, `3 × 40 = 110`.',
])('a sum that holds, or cannot be read for sure, is left alone: %s', (text) => {
  expect(sums(text)).toEqual([]);
});

test('a range that goes down is found, and one that may is not', () => {
  expect(ranges('Take 60–45 minutes, between 9 and 3 tries.').map(({ column }) => column)).toEqual([
    6, 21,
  ]);
  expect(ranges('Cut it from 9 to 3; pages 12–15; 2025–35; ISO 8601–1')).toEqual([]);
});

test('each sum of money needs a source, and each percentage that claims something', () => {
  expect(unsourced('It pays $90,000, or $110,000 later.')).toEqual(['$90,000', '$110,000']);
  expect(unsourced('Of all candidates, 70% fail. The disk is 80% full.')).toEqual(['70%']);
  expect(unsourced('It pays $90,000 ([BLS](https://www.bls.gov/oes/)).')).toEqual([]);
  expect(unsourced('It pays $90,000.[^1]')).toEqual([]);
});

test('a question’s case has figures of its own', () => {
  expect(unsourced('The bill grew to $90,000.', 'questions.mdx')).toEqual([]);
  expect(unsourced('Most candidates pay $90.', 'questions.mdx')).toEqual(['$90']);
  const cited =
    '## A?\n\nMost candidates pay $90.\n\n<Reference title="T" publisher="P" url="https://a.b/" />';
  expect(unsourced(cited, 'questions.mdx')).toEqual([]);
  expect(unsourced('<SampleAnswer>\nWe paid $90.\n</SampleAnswer>')).toEqual([]);
});
