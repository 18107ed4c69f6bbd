/** The part of Pagefind's interface that is used here; it ships no types for the browser. */
export interface Pagefind {
  /** @param query null for everything that the filters leave */
  search(query: string | null, options: { filters: Filters }): Promise<Found>;
  /** Load the files of the index that tell of a word. */
  preload(word: string): Promise<unknown>;
}

export interface Found {
  results: Hit[];
}

export type Filters = Partial<Record<'role' | 'type' | 'level', string>>;

/** A record that was found; what it says is another request. */
export interface Hit {
  id: string;
  score: number;
  /** Where in the record, counted in words. */
  words: number[];
  data(): Promise<Fragment>;
}

export interface Fragment {
  url: string;
  /** All that was indexed, as plain text. */
  content: string;
  meta: Record<string, string>;
  /** All headings, each with the number of words before it. */
  anchors: { element: string; id: string; text: string; location: number }[];
}

/**
 * How much the facts of a record count. `about` holds what is not shown: the other names of a role
 * or a skill.
 */
const META_WEIGHTS = { title: 8, about: 4, role: 3, section: 0 } as const;

interface PagefindModule {
  createInstance(options: Record<string, unknown>): Pagefind & {
    mergeIndex(bundle: string, options: Record<string, unknown>): Promise<void>;
  };
  /** Folders of further parts of the index (see `indexing.ts`). */
  parts: string[];
  /** What it takes to look for a term, in kilobytes, where that is more than for most. */
  costs: Record<string, number>;
  /** What the words of a query may cost together. */
  affordable: number;
}

export interface OpenIndex {
  pagefind: Pagefind;
  costs: ReadonlyMap<string, number>;
  affordable: number;
}

/** A browser remembers by its address that a module could not be had; the next try needs another. */
let tries = 0;

/**
 * Load Pagefind and the index.
 *
 * @param bundle address of the index, such as `/prep/pagefind/`
 * @throws when there is no index at that address, or it cannot be reached
 */
export async function openPagefind(bundle: string): Promise<OpenIndex> {
  const address = `${bundle}pagefind.js${tries > 0 ? `?${tries}` : ''}`;
  tries++;
  const module = (await import(/* @vite-ignore */ address)) as PagefindModule;
  const options = {
    baseUrl: '/',
    ranking: { termFrequency: 0.6, pageLength: 0.4, metaWeights: META_WEIGHTS },
  };
  const pagefind = module.createInstance({
    ...options,
    basePath: bundle,
    // Its own worker is one more file of its size, and its address is no trusted one.
    noWorker: true,
  });
  // Waits until the index is there, or throws; `init()` does neither.
  await pagefind.search('', { filters: {} });
  await Promise.all(module.parts.map((part) => pagefind.mergeIndex(bundle + part, options)));
  const { costs, affordable } = module;
  return { pagefind, costs: new Map(Object.entries(costs)), affordable };
}
