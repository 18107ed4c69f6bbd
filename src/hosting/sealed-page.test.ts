import { expect, test } from 'vitest';
import { inlineHash, pagePolicy } from './content-policy.ts';
import { sealPage } from './sealed-page.ts';

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

test('the policy stands right behind the encoding, with the hashes of what the page prints', () => {
  const { html, inline } = sealPage(page('<style>a{}</style><script>go()</script>'), 'x.html');
  expect(inline).toEqual({ scripts: [inlineHash('go()')], styles: [inlineHash('a{}')] });
  expect(html).toBe(
    page(
      `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(inline)}"><style>a{}</style><script>go()</script>`,
    ),
  );
});

test('several styles become one, in their order, in the place of the last', () => {
  const { html, inline } = sealPage(
    page('<style>\n  @layer a, b;\n</style><link rel="x"><style>b{}</style>'),
    'x.html',
  );
  expect(html).toContain('<link rel="x"><style>@layer a, b;b{}</style>');
  expect(inline.styles).toEqual([inlineHash('@layer a, b;b{}')]);
});

test('names of fonts lose their hashes where they are declared and where they are used', () => {
  const { html } = sealPage(
    page(
      '<style>@font-face{font-family:"My Text-0123456789abcdef"}@font-face{font-family:"My Text-0123456789abcdef fallback: Arial"}:root{--font:"My Text-0123456789abcdef","My Text-0123456789abcdef fallback: Arial"}</style>',
    ),
    'x.html',
  );
  expect(html).toContain(
    '<style>@font-face{font-family:"My Text"}@font-face{font-family:"My Text fallback: Arial"}:root{--font:"My Text","My Text fallback: Arial"}</style>',
  );
});

test('files and data need no hash', () => {
  const scripts =
    '<script type="module" src="/a.js"></script><script type="application/ld+json">{}</script>';
  expect(sealPage(page(scripts), 'x.html').inline.scripts).toEqual([]);
});

test('texts that look like patterns of a replacement stay as they are', () => {
  expect(sealPage(page("<style>a{content:'$&$1'}</style>"), 'x.html').html).toContain(
    "<style>a{content:'$&$1'}</style>",
  );
});

test('a page without its encoding is refused by name', () => {
  expect(() => sealPage('<html><head></head></html>', 'guides/x/index.html')).toThrow(
    'guides/x/index.html: no <meta charset="utf-8"> was found in its head',
  );
});

test('what a page shows is left alone', () => {
  const body = '<svg><style>path{}</style></svg><link rel="x" href="y"/>';
  const { html, inline } = sealPage(page('<style>a{}</style>', body), 'x.html');
  expect(html).toContain(body);
  expect(inline.styles).toEqual([inlineHash('a{}'), inlineHash('path{}')]);
});
