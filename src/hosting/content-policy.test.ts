import { expect, test } from 'vitest';
import { contentPolicy, inlineHash, pagePolicy } from './content-policy.ts';

const inline = { scripts: [inlineHash('a()')], styles: [inlineHash('b{}'), inlineHash('c{}')] };
const directives = (policy: string) =>
  new Map(policy.split(';').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]));

test('a hash is the one that browsers compute', () => {
  // From the CSP specification’s example of an empty text.
  expect(inlineHash('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
});

test('texts within pages stand in the policy by their hashes', () => {
  const policy = directives(contentPolicy(inline));
  expect(policy.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", ...inline.scripts]);
  expect(policy.get('style-src')).toEqual(["'self'", ...inline.styles]);
});

test('nothing unsafe is allowed, and nothing from elsewhere', () => {
  const policy = contentPolicy(inline);
  expect(policy).not.toMatch(/'unsafe-|https?:|data:|\*/);
  expect(directives(policy).get('default-src')).toEqual(["'none'"]);
});

test('a page’s own policy is the header’s, without what only a header can say or need not', () => {
  expect(contentPolicy(inline)).toBe(
    `${pagePolicy(inline)};worker-src 'self';frame-ancestors 'none'`,
  );
});

test('a practice page may frame this site and play from memory, and differs in nothing else', () => {
  const more = ";frame-src 'self';media-src blob:";
  expect(contentPolicy(inline, 'practice').replace(more, '')).toBe(contentPolicy(inline));
  expect(pagePolicy(inline, 'practice')).toContain(more);
});

test('the bridge may ask hosts over HTTPS, and programs on the reader’s own device', () => {
  const policy = directives(contentPolicy({ scripts: [], styles: inline.styles }, 'bridge'));
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': inline.styles,
    'connect-src': ['https:', 'http://localhost:*', 'http://127.0.0.1:*'],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
    'frame-ancestors': ["'self'"],
  });
  expect(pagePolicy({ scripts: [], styles: [] }, 'bridge')).toContain(";style-src 'none';");
});
