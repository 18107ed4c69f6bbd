/** What the service worker keeps, and under which name. Pure, so that it can be tested without one. */

/** Caches belong to a whole origin, where other sites may live: ours carry the name and the scope. */
const PREFIX = 'field-guide';

/**
 * - `shell`: the offline page, the scripts, the fonts; filled when a worker is installed
 * - `assets`: hashed files of former editions, pictures, and the decks of roles
 * - `pages`: what the reader visited
 * - `kept`: what the reader chose to keep
 * - `catalog`: the list of guides, once the offline page or a guide's control has read it
 * - `search-<edition>`: one whole search index
 * - `voice`: what hears the reader speak, where they asked for it
 */
export type CacheKind =
  'shell' | 'assets' | 'pages' | 'kept' | 'catalog' | 'voice' | `search-${string}`;

/** @param scope the base path, such as `/` or `/prep/` */
export function cacheName(kind: CacheKind, scope: string): string {
  return [PREFIX, kind, scope].join('-');
}

/** Whether a cache was made by this site, and not by a neighbor on the same origin. */
export function isOurCache(name: string, scope: string): boolean {
  return new RegExp(`^${PREFIX}-[\\w-]+-(/.*)$`).exec(name)?.[1] === scope;
}

/** Who answers a request: `network` means that the worker stays out of the way. */
export type Keeper =
  'page' | 'asset' | 'picture' | 'deck' | 'catalog' | 'search' | 'voice' | 'network';

export function keeperOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  scopeUrl: string,
): Keeper {
  if (method !== 'GET' || !url.startsWith(scopeUrl)) return 'network';
  if (mode === 'navigate') return 'page';
  const path = url.slice(scopeUrl.length);
  if (path.startsWith('_astro/')) return 'asset';
  if (path.startsWith('plates/')) return 'picture';
  if (path === 'offline/guides.json') return 'catalog';
  // Its other files, the pages keep by themselves.
  if (/^practice\/voice\/files\/[^/]+\.js$/.test(path)) return 'voice';
  if (/^practice\/[^/]+\/deck\.json$/.test(path)) return 'deck';
  return path.startsWith('pagefind/') ? 'search' : 'network';
}

/** One copy of a page, whatever was asked of it: questions asked of a page are not kept. */
export function pageKey(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** A whole answer from this origin; redirects, errors, parts, and foreign answers are never kept. */
export function isSound({
  status,
  type,
  redirected,
}: Pick<Response, 'status' | 'type' | 'redirected'>): boolean {
  return status === 200 && type === 'basic' && !redirected;
}

/**
 * Whether HTML is the page of this address, whole to its last tag: not the host's “not found” sent
 * as if it were found, not a hotel's request to log in, not a page that broke off.
 */
export function isPageOf(html: string, url: string): boolean {
  const address = /<meta property="og:url" content="([^"]+)"/.exec(html)?.[1] ?? '';
  return (
    URL.canParse(address) &&
    new URL(address).pathname === new URL(url).pathname &&
    html.trimEnd().endsWith('</html>')
  );
}

/** The oldest of what a cache holds beyond its limit; a cache lists its oldest first. */
export function surplus<T>(keys: readonly T[], limit: number): T[] {
  return keys.slice(0, Math.max(0, keys.length - limit));
}

/** The pictures of this site that HTML shows, as paths below the base path. */
export function picturesOf(html: string, scope: string): string[] {
  const sources = [...html.matchAll(/<(?:img|source)\b[^>]*\ssrc(?:set)?="([^" ]+)/g)]
    .map(([, address = '']) => address)
    .filter((address) => address.startsWith(scope));
  return [...new Set(sources)].map((address) => address.slice(scope.length));
}

/** The decks of roles that HTML asks questions from, as paths below the base path. */
export function decksOf(html: string, scope: string): string[] {
  return [...html.matchAll(/\sdata-deck="([^"]+)/g)].flatMap(([, address = '']) =>
    address.startsWith(scope) ? [address.slice(scope.length)] : [],
  );
}
