import { expect, test } from 'vitest';
import { labTable, median, missedTargets, type Samples } from './lab-report.ts';
import { targetOf, type Target } from './lab-targets.ts';

const targets: Target[] = [
  { of: 'guide', measure: 'LCP', most: 1_200 },
  { measure: 'CLS', most: 0 },
];
const guide = (...paints: number[]): Samples => ({
  name: 'guide',
  runs: paints.map((paint) => ({ LCP: paint, CLS: 0 })),
});

test('the median is one of the numbers, however many there are', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 3])).toBe(3);
  expect(median([])).toBeNaN();
});

test('a target without a name is for all', () => {
  expect(targetOf(targets, 'home', 'CLS')).toBe(0);
  expect(targetOf(targets, 'home', 'LCP')).toBeUndefined();
  expect(targetOf(targets, 'guide', 'LCP')).toBe(1_200);
});

test('one slow run among five misses no target', () => {
  expect(missedTargets([guide(900, 950, 9_000, 1_000, 1_200)], targets)).toEqual([]);
});

test('a median above the target misses it', () => {
  expect(missedTargets([guide(1_300, 1_201, 900)], targets)).toEqual([
    { name: 'guide', measure: 'LCP', median: 1_201, most: 1_200 },
  ]);
});

test('what could not be measured misses its target', () => {
  const unseen: Samples = { name: 'guide', runs: [{ CLS: 0 }] };
  expect(missedTargets([unseen], targets)).toMatchObject([{ name: 'guide', measure: 'LCP' }]);
});

test('the table shows targets, marks what misses them, and leaves a dash for what is unknown', () => {
  const home: Samples = { name: 'home', runs: [{ CLS: 0.1 }] };
  expect(labTable('Page', [guide(1_300), home], ['LCP', 'CLS'], targets).split('\n')).toEqual([
    '| Page | LCP | CLS |',
    '| --- | ---: | ---: |',
    '| guide | 1300 (≤ 1200) ✗ | 0 (≤ 0) |',
    '| home | – | 0.1 (≤ 0) ✗ |',
  ]);
});
