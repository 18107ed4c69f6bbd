import { expect, test } from 'vitest';
import { typed } from './typed.ts';

test.each([
  ['  rate limit ', 'rate limit'],
  ['cafés, 限流, C++', 'cafés, 限流, C++'],
  ['a\0b\r\nc', 'a b c'],
  ['\u202egnp.exe\u2069', 'gnp.exe'],
  ['a'.repeat(10_000), 'a'.repeat(200)],
])('%j is read as %j', (text, read) => {
  expect(typed(text)).toBe(read);
});
