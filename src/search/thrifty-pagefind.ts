/**
 * Pagefind without what costs much and tells little. Of each word that is looked for, its file is loaded
 * whole: of one that most of ten thousand guides say, more than half a megabyte.
 */
import stem from 'wink-porter2-stemmer';
import { fragmentId, fragmentPath } from './index-files.ts';
import type { Filters, Fragment, Hit, OpenIndex } from './pagefind.ts';

export interface FoundPages {
  results: Hit[];
  /** How many there are; of very many, `results` has the best. */
  number: number;
}

/** The best records that say a term, written by the build for each one that costs too much. */
export interface ChampionList {
  /** That say it. */
  records: number;
  /** Of the best ones, these first, as `fragmentPath` takes them. */
  files: string[];
}

export function championsPath(term: string): string {
  return `champions/${term}.json`;
}

/**
 * Looks for the rarest words of a query, as many as are affordable: what most records say leaves most of
 * them. (Index elimination, and champion lists where nothing rarer was asked for: Manning, Raghavan,
 * Schütze, Introduction to Information Retrieval, 7.1.2 and 7.1.3.)
 */
export class ThriftyPagefind {
  readonly #open: () => Promise<OpenIndex>;
  readonly #read: (path: string) => Promise<unknown>;
  readonly #fragments = new Map<string, Promise<unknown>>();

  /**
   * @param open gets the index once it is needed
   * @param read reads a file of it
   */
  constructor(open: () => Promise<OpenIndex>, read: (path: string) => Promise<unknown>) {
    this.#open = open;
    this.#read = read;
  }

  /** Those of the words that a search for all of them looks for; none where all cost too much. */
  async affordable(asked: readonly string[]): Promise<string[]> {
    const { costs, affordable } = await this.#open();
    let sum = 0;
    const chosen = new Set(
      cheapestFirst(asked, costs).filter((word) => {
        sum += costOf(word, costs);
        return sum <= affordable;
      }),
    );
    return asked.filter((word) => chosen.has(word));
  }

  /** The dearest, where it costs too much even by itself. */
  async tooDear(words: readonly string[]): Promise<string | undefined> {
    const { costs, affordable } = await this.#open();
    const word = cheapestFirst(words, costs).at(-1) ?? '';
    return costOf(word, costs) > affordable ? word : undefined;
  }

  async search(query: string, { filters }: { filters: Filters }): Promise<FoundPages> {
    const { pagefind, costs } = await this.#open();
    const asked = query.split(' ');
    const affordable = await this.affordable(asked);
    if (affordable.length === 0 && filters.role === undefined)
      return this.#champions(cheapestFirst(asked, costs)[0] ?? '');
    // Of one role there is one guide, and it says what nearly all of them say.
    const words = affordable.length > 0 ? affordable.join(' ') : null;
    const { results } = await pagefind.search(words, { filters });
    return { results, number: results.length };
  }

  /** Load what is needed to look for a word. */
  async preload(word: string): Promise<void> {
    if ((await this.tooDear([word])) !== undefined) return;
    const { pagefind } = await this.#open();
    await pagefind.preload(word);
  }

  async #champions(word: string): Promise<FoundPages> {
    const { records, files } = (await this.#read(championsPath(stem(word)))) as ChampionList;
    const results = files.map((file, place) => this.#hit(file, 1 / (place + 1)));
    return { results, number: records };
  }

  #hit(file: string, score: number): Hit {
    return { id: fragmentId(file), score, words: [], data: () => this.#fragment(file) };
  }

  /** The same for the same file; what could not be had is asked for anew. */
  async #fragment(file: string): Promise<Fragment> {
    const known = this.#fragments.get(file) ?? this.#read(fragmentPath(file));
    this.#fragments.set(file, known);
    try {
      return (await known) as Fragment;
    } catch (error) {
      this.#fragments.delete(file);
      throw error;
    }
  }
}

function cheapestFirst(asked: readonly string[], costs: OpenIndex['costs']): string[] {
  return asked.toSorted((a, b) => costOf(a, costs) - costOf(b, costs));
}

/** In kilobytes. */
function costOf(word: string, costs: OpenIndex['costs']): number {
  return costs.get(stem(word)) ?? 0;
}
