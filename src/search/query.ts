/**
 * How a page asks: one module for the dialog and the search page. Runs in the browser; nothing of
 * it, and nothing of Pagefind, loads before a reader reaches for search.
 */
import { openPagefind, type Filters, type Hit, type Pagefind } from './pagefind.ts';
import { toResult, type SearchResult } from './result.ts';
import { Spelling } from './spelling.ts';
import { tellingWords, words } from './words.ts';

export interface SearchAnswer {
  results: SearchResult[];
  total: number;
  /** What was searched for, where that differs from what was typed. */
  corrected: string | undefined;
}

/** Below this many results, words are also searched one by one. */
const ENOUGH = 3;
const MOST_WORDS = 14;

/** Pagefind's index as this site asks it: spelling mended, all words first, then the best of some. */
export class SearchIndex {
  readonly #pagefind: Pagefind;
  readonly #spelling: Spelling;

  constructor(pagefind: Pagefind, spelling: Spelling) {
    this.#pagefind = pagefind;
    this.#spelling = spelling;
  }

  /**
   * @param bundle address of the index, such as `/prep/pagefind/`
   * @throws when there is no index at that address, or it cannot be reached
   */
  static async open(bundle: string): Promise<SearchIndex> {
    const spelling = new Spelling(async (list) => {
      const response = await fetch(`${bundle}vocabulary/${list}.json`);
      return (await response.json()) as string[];
    });
    return new SearchIndex(await openPagefind(bundle), spelling);
  }

  async search(query: string, filters: Filters = {}, limit = 10): Promise<SearchAnswer> {
    const typed = words(query);
    const telling = tellingWords(typed).slice(0, MOST_WORDS);
    const meant = new Map<string, string>();
    await Promise.all(
      telling.map(async (word) => meant.set(word, await this.#spelling.correct(word))),
    );
    const asked = tellingWords(telling.flatMap((word) => words(meant.get(word) ?? word)));
    const hits = await this.#find(asked, filters);
    const results = await Promise.all(
      hits.slice(0, limit).map(async (hit) => toResult(await hit.data(), asked)),
    );
    const corrected = typed.map((word) => meant.get(word) ?? word).join(' ');
    return {
      results: wordForWord(results, typed),
      total: hits.length,
      corrected: corrected === typed.join(' ') ? undefined : corrected,
    };
  }

  /** Hits of all words together; where they are few, then those of most words one by one. */
  async #find(asked: readonly string[], filters: Filters): Promise<Hit[]> {
    const { results: together } = await this.#pagefind.search(asked.join(' '), { filters });
    if (together.length >= ENOUGH || asked.length < 2) return together;
    const found = new Map<string, { hit: Hit; score: number; words: number }>();
    for (const word of asked) {
      const { results } = await this.#pagefind.search(word, { filters });
      for (const hit of results) {
        const known = found.get(hit.id) ?? { score: 0, words: 0 };
        found.set(hit.id, { hit, score: known.score + hit.score, words: known.words + 1 });
      }
    }
    for (const { id } of together) found.delete(id);
    const most = Math.max(...[...found.values()].map((entry) => entry.words));
    const alone = [...found.values()]
      .filter((entry) => entry.words >= most / 2)
      .toSorted((a, b) => b.score - a.score)
      .map(({ hit }) => hit);
    return [...together, ...alone];
  }
}

/** Results whose title says what was typed, word for word, come before the others. */
function wordForWord(results: readonly SearchResult[], typed: readonly string[]): SearchResult[] {
  if (typed.length < 2) return [...results];
  const phrase = ` ${typed.join(' ')}`;
  const says = ({ title }: SearchResult) => ` ${words(title).join(' ')}`.includes(phrase);
  return [...results.filter(says), ...results.filter((result) => !says(result))];
}
