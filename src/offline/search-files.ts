import { cacheName } from './rules.ts';

/** Stands in the cache of a search index once every file of it is there. */
export const SEARCH_MARKER = 'pagefind/whole';

/** `/offline/search.json`, written by the build. */
export interface SearchFiles {
  edition: string;
  /** Below the base path, each with how the SHA-256 of its bytes begins. */
  files: { path: string; hash: string }[];
}

export async function isSearchKept(scope: string, edition: string): Promise<boolean> {
  const name = cacheName(`search-${edition}`, scope);
  return (await caches.match(scope + SEARCH_MARKER, { cacheName: name })) !== undefined;
}

/**
 * Keep one whole search index, every file held against its hash, so that files of two editions
 * never meet. Throws, and leaves nothing half kept, when a file does not come as it should.
 */
export async function keepSearch(
  scope: string,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<void> {
  const list = await fetch(`${scope}offline/search.json`, {
    cache: 'no-cache',
    ...(signal && { signal }),
  });
  if (!list.ok) throw new Error(`The list of the search index answered ${list.status}.`);
  const { edition, files } = (await list.json()) as SearchFiles;
  if (await isSearchKept(scope, edition)) return;
  const name = cacheName(`search-${edition}`, scope);
  const cache = await caches.open(name);
  try {
    let done = 0;
    const queue = [...files];
    const next = async (): Promise<void> => {
      for (let file = queue.pop(); file; file = queue.pop()) {
        const response = await fetch(scope + file.path, {
          cache: 'no-cache',
          ...(signal && { signal }),
        });
        const bytes = await response.clone().arrayBuffer();
        if (!response.ok || !(await sha256(bytes)).startsWith(file.hash))
          throw new Error(`${file.path} is not of this edition.`);
        await cache.put(scope + file.path, response);
        onProgress?.(++done / files.length);
      }
    };
    await Promise.all([next(), next(), next(), next()]);
    await cache.put(scope + SEARCH_MARKER, new Response(edition));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
