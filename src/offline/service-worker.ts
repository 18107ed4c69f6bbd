/// <reference lib="webworker" />
/**
 * The service worker. It stands between the pages and the network only to help when the network is
 * away: pages come from the network first, so that a date on them is true; what is named by its hash
 * comes from the device first.
 *
 * An update never breaks a page that is open: a new worker waits until no page needs the old one, or
 * until the reader asks for it, and the scripts of the former edition stay in `assets`.
 */
import { setCacheNameDetails } from 'workbox-core';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import {
  cacheName,
  decksOf,
  isPageOf,
  isSound,
  keeperOf,
  pageKey,
  picturesOf,
  surplus,
} from './rules.ts';
import { keepSearch, SEARCH_MARKER } from './search-files.ts';

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build. */
declare const SHELL: PrecacheEntry[];
declare const SEARCH_EDITION: string;

/** Seconds; a page on the device is better than a longer wait. */
const PATIENCE = 4;
const MAX_PAGES = 60;
const MAX_ASSETS = 200;

const scopeUrl = self.registration.scope;
const scope = new URL(scopeUrl).pathname;
const offlinePage = `${scope}offline/`;
const cache = {
  shell: cacheName('shell', scope),
  assets: cacheName('assets', scope),
  pages: cacheName('pages', scope),
  kept: cacheName('kept', scope),
  catalog: cacheName('catalog', scope),
  search: cacheName(`search-${SEARCH_EDITION}`, scope),
  voice: cacheName('voice', scope),
};
setCacheNameDetails({ prefix: 'field-guide', precache: 'shell', suffix: scope });

async function trim(name: string, limit: number): Promise<void> {
  const opened = await caches.open(name);
  for (const key of surplus(await opened.keys(), limit)) await opened.delete(key);
}

const onlySound: WorkboxPlugin = {
  cacheWillUpdate: ({ response }) => Promise.resolve(isSound(response) ? response : null),
};
const soundFiles: WorkboxPlugin = {
  ...onlySound,
  cacheDidUpdate: () => trim(cache.assets, MAX_ASSETS),
};
const wholePages: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(pageKey(request.url)),
  cacheWillUpdate: async ({ request, response }) =>
    isSound(response) && isPageOf(await response.clone().text(), request.url) ? response : null,
};
// A page asks for its deck when an interview begins, which may be when the network is away.
const withDecks: WorkboxPlugin = {
  cacheDidUpdate: async ({ newResponse }) =>
    keepFiles(decksOf(await newResponse.clone().text(), scope)),
};
const visitedPages = new NetworkFirst({
  cacheName: cache.pages,
  networkTimeoutSeconds: PATIENCE,
  plugins: [wholePages, withDecks, { cacheDidUpdate: () => trim(cache.pages, MAX_PAGES) }],
});
const keptPages = new NetworkFirst({
  cacheName: cache.kept,
  networkTimeoutSeconds: PATIENCE,
  plugins: [wholePages, withDecks],
});
// A plate has no hash in its name, nor has the deck of a role, so that they may change: the network's
// comes first.
const changingFiles = new NetworkFirst({
  cacheName: cache.assets,
  networkTimeoutSeconds: PATIENCE,
  plugins: [soundFiles],
});
const assets = new CacheFirst({ cacheName: cache.assets, plugins: [soundFiles] });

// A former edition's scripts leave the shell when the new worker takes over; a page that is still
// open in another tab may not have loaded all of its own yet.
self.addEventListener('install', (event) => event.waitUntil(keepFormerScripts()));
self.addEventListener('install', (event) => event.waitUntil(renewSearch()));

precacheAndRoute(SHELL, { cleanURLs: false, ignoreURLParametersMatching: [] });

registerRoute(
  ({ request }) => keeperOf(request, scopeUrl) === 'page',
  async (options) => {
    const isKept = await caches.match(pageKey(options.request.url), { cacheName: cache.kept });
    try {
      return await (isKept ? keptPages : visitedPages).handle(options);
    } catch {
      // Neither the network nor the device has the page: say so, and name what there is.
      return (await matchPrecache(offlinePage)) ?? Response.error();
    }
  },
);

registerRoute(
  ({ request }) => keeperOf(request, scopeUrl) === 'asset',
  async (options) =>
    (await caches.match(options.request, { cacheName: cache.kept })) ?? assets.handle(options),
);

registerRoute(
  ({ request }) => ['picture', 'deck'].includes(keeperOf(request, scopeUrl)),
  async (options) => {
    try {
      return await changingFiles.handle(options);
    } catch {
      const kept = await caches.match(options.request, { cacheName: cache.kept });
      return kept ?? Response.error();
    }
  },
);

registerRoute(
  ({ request }) => keeperOf(request, scopeUrl) === 'catalog',
  new NetworkFirst({
    cacheName: cache.catalog,
    networkTimeoutSeconds: PATIENCE,
    plugins: [onlySound],
  }),
);

// A search index is kept whole or not at all, under the name of its edition, and a worker reads only
// its own edition's: files of two editions never meet.
registerRoute(
  ({ request }) => keeperOf(request, scopeUrl) === 'search',
  async ({ request }) => {
    const isWhole = await caches.match(scopeUrl + SEARCH_MARKER, { cacheName: cache.search });
    const kept = isWhole
      ? await caches.match(request, { cacheName: cache.search, ignoreSearch: true })
      : undefined;
    return kept ?? fetch(request);
  },
);

// The workers that hear speech belong to the voice pack, which the reader keeps or removes.
registerRoute(
  ({ request }) => keeperOf(request, scopeUrl) === 'voice',
  async ({ request }) =>
    (await caches.match(request, { cacheName: cache.voice })) ?? fetch(request),
);

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

async function keepFormerScripts(): Promise<void> {
  if (!(await caches.has(cache.shell))) return;
  const current = new Set(SHELL.map(({ url }) => url));
  const [from, to] = await Promise.all([caches.open(cache.shell), caches.open(cache.assets)]);
  for (const request of await from.keys()) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(`${scope}_astro/`) || current.has(pathname)) continue;
    const response = await from.match(request);
    if (response) await to.put(request, response);
  }
  await trim(cache.assets, MAX_ASSETS);
}

/** Whoever keeps the search index keeps the new edition's too. */
async function renewSearch(): Promise<void> {
  const former = (await caches.keys()).filter(isSearchCache);
  if (former.length === 0) return;
  // Without it the site works all the same; the offline page then says what is missing.
  await keepSearch(scope).catch(() => undefined);
}

function isSearchCache(name: string): boolean {
  return name.startsWith('field-guide-search-') && name.endsWith(`-${scope}`);
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (isSearchCache(name) && name !== cache.search) await caches.delete(name);
  await self.registration.navigationPreload.enable();
  await self.clients.claim();
  // The page that brought the worker was there before it.
  const open = await self.clients.matchAll({ type: 'window' });
  await Promise.all(open.map(({ url }) => keepOpenPage(url)));
}

async function keepOpenPage(url: string): Promise<void> {
  const key = pageKey(url);
  const pages = await caches.open(cache.pages);
  if (await pages.match(key)) return;
  const response = await fetch(key).catch(() => undefined);
  const html = await response?.clone().text();
  if (!response || html === undefined || !isSound(response) || !isPageOf(html, key)) return;
  await pages.put(key, response);
  await keepFiles([...picturesOf(html, scope), ...decksOf(html, scope)]);
}

/** @param paths below the base path; what cannot be had now is had when a page asks for it */
async function keepFiles(paths: readonly string[]): Promise<void> {
  const assetCache = await caches.open(cache.assets);
  for (const path of paths) {
    const file = await fetch(scope + path).catch(() => undefined);
    if (file && isSound(file)) await assetCache.put(scope + path, file);
  }
}
