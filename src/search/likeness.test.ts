import { expect, test } from 'vitest';
import { likeness, likest } from './likeness.ts';

test('a text is wholly like itself, whatever its case, and unlike what shares no two letters', () => {
  expect(likeness('Load testing', 'load TESTING')).toBe(1);
  expect(likeness('load', 'xyz')).toBe(0);
  expect(likeness('', '')).toBe(0);
});

test('the likest names come first, and those that are not alike do not come', () => {
  const places = ['Storage', 'Load testing', 'Testing', 'DNS'].map((name) => ({ name }));
  expect(likest('tester', places, 3).map(({ name }) => name)).toEqual(['Testing', 'Load testing']);
  expect(likest('tester', places, 1)).toHaveLength(1);
});
