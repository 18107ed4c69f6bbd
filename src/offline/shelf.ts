/**
 * What the reader keeps on this device, as pages see it: the same caches that the service worker
 * answers from. Nothing of it is sent anywhere.
 */
import { cacheName, isOurCache, isPageOf, isSound, pageKey } from './rules.ts';
import { isSearchKept, keepSearch } from './search-files.ts';
import { isWanted, rememberWanted } from './switch.ts';

/**
 * `/offline/guides.json`, written by the build; paths stand below the base path, and bytes are those
 * that travel.
 */
export interface OfflineCatalog {
  guides: GuideFiles[];
  search: { edition: string; bytes: number };
}

export interface GuideFiles {
  slug: string;
  title: string;
  page: string;
  /** What it shows, but for what the shell has. */
  files: string[];
  bytes: number;
}

/** A page that can be opened without the network. */
export interface ShelfPage {
  url: string;
  title: string;
  isKept: boolean;
  bytes: number;
  /** When the copy was made, as its server dated it. */
  date: Date | undefined;
}

/** The list of guides; without a network the worker has the one that was read last. */
export async function readCatalog(scope: string): Promise<OfflineCatalog> {
  // A worker that the reader removed answers until its last page is left: it must not keep this again.
  const address = `${scope}offline/guides.json${isWanted() ? '' : '?off'}`;
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return (await response.json()) as OfflineCatalog;
}

export async function isGuideKept(scope: string, { page }: GuideFiles): Promise<boolean> {
  const kept = await caches.match(scope + page, { cacheName: cacheName('kept', scope) });
  return kept !== undefined;
}

/** Keep a guide whole, or throw and leave what was there before. */
export async function keepGuide(
  scope: string,
  guide: GuideFiles,
  signal?: AbortSignal,
): Promise<void> {
  rememberWanted(true);
  const options: RequestInit = { cache: 'no-cache', ...(signal && { signal }) };
  const [page, ...files] = await Promise.all(
    [guide.page, ...guide.files].map(async (path): Promise<[string, Response]> => {
      const response = await fetch(scope + path, options);
      if (!isSound(response)) throw new Error(`${path} answered ${response.status}.`);
      return [scope + path, response];
    }),
  );
  if (!page) return;
  const [address, response] = page;
  if (!isPageOf(await response.clone().text(), new URL(address, location.href).href))
    throw new Error(`${address} did not come whole.`);
  const kept = await caches.open(cacheName('kept', scope));
  for (const [file, answer] of [...files, page]) await kept.put(file, answer);
}

export async function dropGuide(scope: string, { page, files }: GuideFiles): Promise<void> {
  const kept = await caches.open(cacheName('kept', scope));
  await Promise.all([page, ...files].map((path) => kept.delete(scope + path)));
}

/** Keep every guide and the search index; `onProgress` hears a share between 0 and 1. */
export async function keepAll(
  scope: string,
  { guides, search }: OfflineCatalog,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<void> {
  const total = guides.reduce((sum, { bytes }) => sum + bytes, search.bytes);
  let done = 0;
  for (const guide of guides) {
    signal.throwIfAborted();
    if (!(await isGuideKept(scope, guide))) await keepGuide(scope, guide, signal);
    done += guide.bytes;
    onProgress(done / total);
  }
  await keepSearch(scope, {
    signal,
    onProgress: (share) => onProgress((done + share * search.bytes) / total),
  });
  onProgress(1);
}

/** Drop what was kept by choice; pages that were only visited stay. */
export async function dropAll(scope: string): Promise<void> {
  for (const name of await caches.keys())
    if (isOurCache(name, scope) && /^field-guide-(?:kept|search)/.test(name))
      await caches.delete(name);
}

export async function isWholeSearchKept(
  scope: string,
  { search }: OfflineCatalog,
): Promise<boolean> {
  return isSearchKept(scope, search.edition);
}

/** The pages on this device, kept ones first, each once. */
export async function shelfPages(scope: string): Promise<ShelfPage[]> {
  const pages = new Map<string, ShelfPage>();
  for (const kind of ['kept', 'pages'] as const) {
    const name = cacheName(kind, scope);
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const url = pageKey(request.url);
      if (!response || !url.endsWith('/') || pages.has(url)) continue;
      const html = await response.text();
      const date = response.headers.get('date');
      pages.set(url, {
        url,
        title: titleOf(html) ?? url,
        isKept: kind === 'kept',
        bytes: new TextEncoder().encode(html).length,
        date: date === null ? undefined : new Date(date),
      });
    }
  }
  return [...pages.values()];
}

function titleOf(html: string): string | undefined {
  return /<meta property="og:title" content="([^"]*)"/
    .exec(html)?.[1]
    ?.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * Take the whole offline edition off this device: the worker and every cache it made. Resolves to
 * what is still there, which is nothing.
 */
export async function removeOfflineEdition(
  scope: string,
): Promise<{ caches: number; workers: number }> {
  rememberWanted(false);
  const own = async () =>
    (await navigator.serviceWorker.getRegistrations()).filter(
      (registration) => new URL(registration.scope).pathname === scope,
    );
  const names = async () => (await caches.keys()).filter((name) => isOurCache(name, scope));
  for (const registration of await own()) await registration.unregister();
  for (const name of await names()) await caches.delete(name);
  return { caches: (await names()).length, workers: (await own()).length };
}
