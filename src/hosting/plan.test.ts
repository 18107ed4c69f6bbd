import { describe, expect, test } from 'vitest';
import { headerRules, headersFile, redirectsFile } from './headers-file.ts';
import { matchesPattern } from './path-pattern.ts';
import { addressOf, headersFor, hostingPlan, readHstsMaxAge } from './plan.ts';

const files = [
  'index.html',
  '404.html',
  'sw.js',
  'feed.xml',
  '_astro/a.js',
  'about/index.html',
  'guides/index.html',
  'guides/x/index.html',
  'guides/x/guide.json',
  'pagefind/pagefind-entry.json',
  'pagefind/fragment/en_1.pf_fragment',
  'pagefind/vocabulary/a.json',
  'pagefind/champions/team.json',
  'pagefind/parts/2/pagefind-entry.json',
  'pagefind/parts/2/index/en_2.pf_index',
  '.well-known/security.txt',
];
const plan = (base = '/') =>
  hostingPlan({
    base,
    policy: "default-src 'none'",
    files,
    redirects: [{ from: '/guides/old/', to: '/guides/x/' }],
  });

describe.each(['/', '/prep/'])('at %s', (base) => {
  test('no file gets a header twice, and each gets every header', () => {
    for (const file of files) {
      const path = addressOf(file, base);
      const matching = headerRules(plan(base)).filter((rule) => matchesPattern(rule.path, path));
      const names = matching.flatMap(({ headers }) => Object.keys(headers));
      expect([file, names.toSorted()]).toEqual([file, [...new Set(names)].toSorted()]);
      expect(Object.assign({}, ...matching.map(({ headers }) => headers))).toEqual(
        headersFor(plan(base), path),
      );
    }
  });

  test.each([
    ['_astro/a.js', 'public, max-age=31536000, immutable', 'same-origin'],
    ['pagefind/fragment/en_1.pf_fragment', 'public, max-age=31536000, immutable', 'same-origin'],
    ['pagefind/parts/2/index/en_2.pf_index', 'public, max-age=31536000, immutable', 'same-origin'],
    ['pagefind/champions/team.json', 'public, max-age=0, must-revalidate', 'same-origin'],
    ['pagefind/pagefind-entry.json', 'public, max-age=0, must-revalidate', 'same-origin'],
    ['sw.js', 'public, max-age=0, must-revalidate', 'same-origin'],
    ['guides/x/index.html', 'public, max-age=0, must-revalidate', 'same-origin'],
    ['guides/x/guide.json', 'public, max-age=0, must-revalidate', 'cross-origin'],
    ['feed.xml', 'public, max-age=0, must-revalidate', 'cross-origin'],
  ])('%s is kept, and shared, as it should be', (file, caching, sharing) => {
    const headers = headersFor(plan(base), addressOf(file, base));
    expect(headers['Cache-Control']).toBe(caching);
    expect(headers['Cross-Origin-Resource-Policy']).toBe(sharing);
    expect('Access-Control-Allow-Origin' in headers).toBe(sharing === 'cross-origin');
  });

  test('every address in the files stands below the base', () => {
    const addresses = [
      ...headersFile(plan(base))
        .split('\n')
        .filter((line) => line.startsWith('/')),
      ...redirectsFile(plan(base)).split(/\s+/),
    ].filter((text) => text.startsWith('/'));
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((address) => !address.startsWith(base))).toEqual([]);
  });
});

test('what was moved is found with its slash and without', () => {
  expect(redirectsFile(plan('/prep/'))).toBe(
    '/prep/guides/old/ /prep/guides/x/ 301\n/prep/guides/old /prep/guides/x/ 301\n',
  );
});

test('Strict-Transport-Security is the owner’s choice, and never preloaded', () => {
  const hsts = (hstsMaxAge: number) =>
    hostingPlan({ base: '/', policy: '', hstsMaxAge, files, redirects: [] }).everywhere[
      'Strict-Transport-Security'
    ];
  expect(hsts(readHstsMaxAge(undefined))).toBeUndefined();
  expect(hsts(readHstsMaxAge('63072000'))).toBe('max-age=63072000');
});

test.each(['yes', '1 year', '-1', '63072000; preload'])('HSTS_MAX_AGE “%s” is refused', (value) => {
  expect(() => readHstsMaxAge(value)).toThrow(
    `HSTS_MAX_AGE is “${value}”. Expected whole seconds, such as 63072000 for two years`,
  );
});
