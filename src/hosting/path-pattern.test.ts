import { expect, test } from 'vitest';
import { matchesPattern } from './path-pattern.ts';

test.each([
  ['/*', '/', true],
  ['/_astro/*', '/_astro/fonts/a.woff2', true],
  ['/_astro/*', '/_astronomy', false],
  ['/sw.js', '/sw.js', true],
  ['/sw.js', '/swxjs', false],
  ['/guides/:role/guide.json', '/guides/api-developer/guide.json', true],
  ['/guides/:role/guide.json', '/guides/a/b/guide.json', false],
  ['/guides/:role/', '/guides/', false],
  ['/guides/:role/', '/guides/api-developer/', true],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matchesPattern(pattern, path)).toBe(expected);
});
