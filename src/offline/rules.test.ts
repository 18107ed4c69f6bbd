import { describe, expect, it, test } from 'vitest';
import {
  cacheName,
  decksOf,
  isOurCache,
  isPageOf,
  isSound,
  keeperOf,
  pageKey,
  picturesOf,
  surplus,
} from './rules.ts';

const scope = 'https://example.org/prep/';
const request = (path: string, rest: Partial<Request> = {}) => ({
  method: 'GET',
  mode: 'no-cors' as const,
  url: new URL(path, scope).href,
  ...rest,
});

describe('caches of one origin', () => {
  it('are told apart by scope', () => {
    expect(isOurCache(cacheName('kept', '/prep/'), '/prep/')).toBe(true);
    expect(isOurCache(cacheName('search-0a1b', '/prep/'), '/prep/')).toBe(true);
    expect(isOurCache(cacheName('kept', '/prep/'), '/')).toBe(false);
    expect(isOurCache(cacheName('kept', '/'), '/prep/')).toBe(false);
    expect(isOurCache('workbox-precache-v2-https://example.org/prep/', '/prep/')).toBe(false);
  });
});

test.each([
  ['a page', request('guides/', { mode: 'navigate' }), 'page'],
  ['a script', request('_astro/a.js'), 'asset'],
  ['the search index', request('pagefind/pagefind.js'), 'search'],
  ['a plate', request('plates/x.svg'), 'picture'],
  ['what hears speech', request('practice/voice/files/worker-0a1b.js'), 'voice'],
  ['a model of it', request('practice/voice/files/encoder-0a1b.bin'), 'network'],
  ['the list of its files', request('practice/voice/pack.json'), 'network'],
  ['the deck of a role', request('practice/x/deck.json'), 'deck'],
  ['the list of guides', request('offline/guides.json'), 'catalog'],
  ['the same once the edition is removed', request('offline/guides.json?off'), 'network'],
  ['a file without a hash', request('guides/x/guide.json'), 'network'],
  ['a page above the base path', request('/other/', { mode: 'navigate' }), 'network'],
  ['another origin', request('https://example.com/prep/_astro/a.js'), 'network'],
  ['a form that is sent', request('guides/', { mode: 'navigate', method: 'POST' }), 'network'],
])('%s', (_, asked, keeper) => {
  expect(keeperOf(asked, scope)).toBe(keeper);
});

it('keeps no question that was asked of a page', () => {
  expect(pageKey(`${scope}search/?q=my+secret#x`)).toBe(`${scope}search/`);
});

test.each([
  [{ status: 200, type: 'basic', redirected: false }, true],
  [{ status: 404, type: 'basic', redirected: false }, false],
  [{ status: 500, type: 'basic', redirected: false }, false],
  [{ status: 206, type: 'basic', redirected: false }, false],
  [{ status: 200, type: 'basic', redirected: true }, false],
  [{ status: 0, type: 'opaque', redirected: false }, false],
  [{ status: 0, type: 'opaqueredirect', redirected: false }, false],
  [{ status: 200, type: 'cors', redirected: false }, false],
] as const)('of answers, %o is sound: %s', (response, sound) => {
  expect(isSound(response)).toBe(sound);
});

describe('a page', () => {
  const html = (path: string) =>
    `<html><head><meta property="og:url" content="https://elsewhere.example${path}"></head></html>\n`;

  it('is kept under its own address, on whichever host', () => {
    expect(isPageOf(html('/prep/guides/'), `${scope}guides/?from=home`)).toBe(true);
  });

  it('is not kept when it is another’s, such as “not found” that calls itself found', () => {
    expect(isPageOf(html('/prep/404.html'), `${scope}guides/`)).toBe(false);
    expect(isPageOf('<html>Log in to the hotel’s network</html>', `${scope}guides/`)).toBe(false);
  });

  it('is not kept when it broke off', () => {
    expect(isPageOf(html('/prep/guides/').slice(0, -3), `${scope}guides/`)).toBe(false);
  });
});

it('lets the oldest go', () => {
  expect(surplus([1, 2, 3, 4], 3)).toEqual([1]);
  expect(surplus([1, 2], 3)).toEqual([]);
});

it('finds the pictures of a page, each once, and leaves those of others', () => {
  const html =
    '<img alt="" src="/prep/plates/x.svg"><img src="/prep/plates/x.svg"><img src="https://example.com/y.png"><script src="/prep/z.js">';
  expect(picturesOf(html, '/prep/')).toEqual(['plates/x.svg']);
});

it('finds the deck that a page asks questions from', () => {
  const html = '<practice-session data-deck="/prep/practice/x/deck.json" data-guide="x">';
  expect(decksOf(html, '/prep/')).toEqual(['practice/x/deck.json']);
  expect(decksOf(html, '/other/')).toEqual([]);
});
