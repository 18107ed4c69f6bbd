/**
 * How a page asks: one module for the dialog and the search page. Runs in the browser; nothing of
 * it, and nothing of Pagefind, loads before a reader reaches for search.
 */
import { distance } from 'fastest-levenshtein';

/** A run of an excerpt, marked where it is what the reader searched for. */
export interface Segment {
  text: string;
  marked: boolean;
}

export interface SearchResult {
  /** Leads to the exact heading. */
  href: string;
  title: string;
  role: string;
  /** What kind of thing it is, or the heading within the guide. */
  section: string;
  type: string | undefined;
  level: string | undefined;
  excerpt: Segment[];
}

export interface SearchAnswer {
  results: SearchResult[];
  total: number;
  /** What was searched for, where that differs from what was typed. */
  corrected: string | undefined;
}

export type Filters = Partial<
  Record<'kind' | 'field' | 'role' | 'type' | 'level' | 'skill', string>
>;

/** The part of Pagefind's interface that is used here; it ships no types for the browser. */
interface Pagefind {
  options(options: {
    noWorker: boolean;
    ranking: Record<string, unknown>;
    baseUrl: string;
  }): Promise<void>;
  init(): Promise<void>;
  search(query: string, options: { filters: Filters }): Promise<{ results: Hit[] }>;
}

interface Hit {
  id: string;
  score: number;
  data(): Promise<Fragment>;
}

interface Fragment extends FragmentPart {
  meta: Record<string, string>;
  sub_results: FragmentPart[];
}

interface FragmentPart {
  url: string;
  title?: string;
  excerpt: string;
  weighted_locations: { balanced_score: number }[];
}

/** Words that say nothing of what is looked for, in a question pasted whole. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a about all an and any are as at be been but by can could did do does for from get had has have how i if in into is it its me more most much my no not of on one or our out over so some tell than that the their them then there they this time to up us was we were what when where which while who why will with would you your'.split(
    ' ',
  ),
);

/** Below this many results, words are also searched one by one. */
const ENOUGH = 3;
const MOST_WORDS = 14;

export class SearchIndex {
  readonly #pagefind: Pagefind;
  readonly #vocabulary: readonly string[];

  private constructor(pagefind: Pagefind, vocabulary: readonly string[]) {
    this.#pagefind = pagefind;
    this.#vocabulary = vocabulary;
  }

  /**
   * @param bundle address of the index, such as `/prep/pagefind/`
   * @throws when there is no index at that address, or it cannot be reached
   */
  static async open(bundle: string): Promise<SearchIndex> {
    const [pagefind, vocabulary] = await Promise.all([
      import(/* @vite-ignore */ `${bundle}pagefind.js`) as Promise<Pagefind>,
      fetch(`${bundle}vocabulary.json`).then((response) => response.json() as Promise<string[]>),
    ]);
    // A worker would be one more file and needs an exception under Trusted Types; records are small.
    await pagefind.options({
      noWorker: true,
      ranking: { termFrequency: 0.6, pageLength: 0.4 },
      baseUrl: '/',
    });
    await pagefind.init();
    return new SearchIndex(pagefind, vocabulary);
  }

  async search(query: string, filters: Filters = {}, limit = 10): Promise<SearchAnswer> {
    const typed = words(query);
    const corrected = typed.map((word) => this.#correct(word));
    const changed = corrected.some((word, index) => word !== typed[index]);
    const text = changed ? corrected.join(' ') : query;
    const hits = await this.#find(text, changed ? corrected : typed, filters);
    const results = await Promise.all(
      hits.slice(0, limit).map(async (hit) => toResult(await hit.data())),
    );
    return { results, total: hits.length, corrected: changed ? text : undefined };
  }

  /** Hits of all words together; where they are few, then those of the words one by one. */
  async #find(text: string, all: readonly string[], filters: Filters): Promise<Hit[]> {
    const { results: together } = await this.#pagefind.search(text, { filters });
    const telling = [...new Set(all.filter((word) => !STOP_WORDS.has(word)))].slice(0, MOST_WORDS);
    if (together.length >= ENOUGH || telling.length < 2) return together;
    const scored = new Map<string, { hit: Hit; score: number }>();
    for (const word of telling) {
      const { results } = await this.#pagefind.search(word, { filters });
      for (const hit of results) {
        const known = scored.get(hit.id);
        scored.set(hit.id, { hit, score: (known?.score ?? 0) + hit.score });
      }
    }
    const first = new Set(together.map(({ id }) => id));
    const alone = [...scored.values()]
      .filter(({ hit }) => !first.has(hit.id))
      .toSorted((a, b) => b.score - a.score)
      .map(({ hit }) => hit);
    return [...together, ...alone];
  }

  /** The nearest word of the index for one that is in no record, not even as a beginning. */
  #correct(word: string): string {
    if (word.length < 4 || /\d/.test(word) || STOP_WORDS.has(word)) return word;
    if (this.#vocabulary.some((known) => known.startsWith(word) || sameStem(known, word)))
      return word;
    const allowed = word.length < 6 ? 1 : 2;
    let best: { known: string; away: number } | undefined;
    for (const known of this.#vocabulary) {
      if (Math.abs(known.length - word.length) > allowed) continue;
      const away = distance(known, word) - (isSwap(known, word) ? 1 : 0);
      if (away <= allowed && (!best || away < best.away)) best = { known, away };
    }
    return best?.known ?? word;
  }
}

function words(query: string): string[] {
  return (
    query
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'+#./-]*/gu)
      ?.map((word) => word.replace(/['./-]+$/, '').replace(/'s$/, '')) ?? []
  );
}

/** “limits”, “limited”, “limiting” are not misspellings of “limit”; Pagefind stems them itself. */
function sameStem(known: string, word: string): boolean {
  const stem = known.replace(/(?:ies|es|s|ing|ed|y|e)$/, '');
  return stem.length >= 4 && word.startsWith(stem) && word.length - stem.length <= 4;
}

/** Two neighboring letters changed places: one slip of the fingers, two edits. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at < a.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}

function toResult(fragment: Fragment): SearchResult {
  const { meta } = fragment;
  const part = meta['section'] === 'Guide' ? bestPart(fragment) : fragment;
  const isHeading = part !== fragment && part.url.includes('#');
  return {
    href: part.url,
    title: isHeading ? (part.title ?? '') : (meta['title'] ?? ''),
    role: meta['role'] ?? '',
    section: meta['section'] ?? '',
    type: meta['type'],
    level: meta['level'],
    excerpt: segments(part.excerpt),
  };
}

/** The heading of a guide that holds most of what was searched for. */
function bestPart(fragment: Fragment): FragmentPart {
  const score = ({ weighted_locations }: FragmentPart) =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const [best] = fragment.sub_results.toSorted((a, b) => score(b) - score(a));
  return best ?? fragment;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** Pagefind marks with `<mark>` in escaped HTML; read as text, so that nothing is ever parsed. */
export function segments(excerpt: string): Segment[] {
  const unescape = (text: string) =>
    text.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter((run) => run !== '')
    .map((run) => {
      const marked = /^<mark>(.*)<\/mark>$/.exec(run)?.[1];
      return { text: unescape(marked ?? run), marked: marked !== undefined };
    });
}
