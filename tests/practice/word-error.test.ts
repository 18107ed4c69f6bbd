import { expect, test } from 'vitest';
import { wordError } from './word-error.ts';

test.each([
  ['Four percent to one.', '4% to 1', 0],
  ['a b c d', 'a x c d', 0.25],
  ['a b c d', 'a c d', 0.25],
  ['a b c d', 'a b b c d', 0.25],
  ['a b', '', 1],
])('“%s” heard as “%s” is wrong by %d', (said, heard, share) => {
  expect(wordError(said, heard)).toBe(share);
});
