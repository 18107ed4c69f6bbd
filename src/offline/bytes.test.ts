import { expect, test } from 'vitest';
import { kilobytes } from './bytes.ts';

test.each([
  [1, '1 kB'],
  [23_200, '24 kB'],
  [999_499, '1000 kB'],
  [999_500, '1.0 MB'],
  [1_210_000, '1.3 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(kilobytes(bytes)).toBe(text);
});
