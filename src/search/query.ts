import type { Filters, Fragment, Hit, Pagefind } from './pagefind.ts';
import { readings, type Readings } from './readings.ts';
import { toResult, type SearchResult } from './result.ts';
import type { Spelling } from './spelling.ts';
import type { Place } from './suggestions.ts';
import { tellingWords, words } from './words.ts';

export interface SearchAnswer {
  results: SearchResult[];
  total: number;
  /** What was searched for, where that differs from what was typed. */
  corrected: string | undefined;
  /** What was searched for besides, as far as it found something. */
  also: string[];
}

/** What is near to a query that found nothing. */
export interface Nearest {
  words: string[];
  places: Place[];
}

const MOST_NEAR = 4;
const MOST_WORDS_NEAR = 4;

/** Below this many results, words are also searched one by one. */
const ENOUGH = 3;

/** A record that was found, and the words that found it. */
interface Find {
  hit: Hit;
  score: number;
  asked: readonly string[];
  /** The same record, found by other words for the same. */
  otherwise?: Find;
}

/**
 * Pagefind's index as this site asks it. First comes what says all words that were typed, then what
 * says them in other words, then what says some of them.
 */
export class SearchIndex {
  readonly #pagefind: Pagefind;
  readonly #spelling: Spelling;
  readonly #places: () => Promise<Place[]>;

  /** @param places gets the pages to offer where nothing was found */
  constructor(
    pagefind: Pagefind,
    spelling: Spelling,
    places: () => Promise<Place[]> = () => Promise.resolve([]),
  ) {
    this.#pagefind = pagefind;
    this.#spelling = spelling;
    this.#places = places;
  }

  /** What is nearest to a query that found nothing. */
  async nearest(query: string): Promise<Nearest> {
    const telling = tellingWords(words(query)).slice(0, MOST_WORDS_NEAR);
    const [{ likest }, near, places] = await Promise.all([
      import('./likeness.ts'),
      Promise.all(telling.map((word) => this.#spelling.near(word))),
      this.#places().catch(() => []),
    ]);
    const perWord = Math.ceil(MOST_NEAR / Math.max(1, telling.length));
    return {
      words: near.flatMap((known) => known.slice(0, perWord)).slice(0, MOST_NEAR),
      places: likest(query, places, MOST_NEAR),
    };
  }

  async search(query: string, filters: Filters = {}, limit = 10): Promise<SearchAnswer> {
    const read = await readings(query, this.#spelling);
    const exact = await this.#exact(read, filters, limit);
    const { finds: otherwise, also } = await this.#otherwise(read, exact, filters);
    const together = [...exact, ...otherwise];
    const some =
      together.length < ENOUGH && read.asked.length > 1
        ? await this.#some(read, together, filters)
        : [];
    const finds = [...together, ...some];
    const results = await Promise.all(finds.slice(0, limit).map(resultOf));
    const ofExact = results.slice(0, exact.length);
    return {
      results: [...wordForWord(ofExact, words(query)), ...results.slice(ofExact.length)],
      total: finds.length,
      corrected: read.corrected,
      also,
    };
  }

  async #find(asked: readonly string[], filters: Filters): Promise<Hit[]> {
    return (await this.#pagefind.search(asked.join(' '), { filters })).results;
  }

  /** What says all words. Pagefind takes “dr” for the beginning of “drift”, too: that is not meant. */
  async #exact(
    { asked, shortForms, unsaid }: Readings,
    filters: Filters,
    limit: number,
  ): Promise<Find[]> {
    if (unsaid.length > 0) return [];
    const hits = await this.#find(asked, filters);
    const finds = hits.map((hit): Find => ({ hit, score: hit.score, asked }));
    if (shortForms.length === 0) return finds;
    const meant = await Promise.all(
      finds.slice(0, limit).map(async (find) => ({
        find,
        isMeant: says(await find.hit.data(), shortForms),
      })),
    );
    return meant.filter(({ isMeant }) => isMeant).map(({ find }) => find);
  }

  /** What says the same in other words; a record that says both moves up among the exact ones. */
  async #otherwise(
    { others }: Readings,
    exact: Find[],
    filters: Filters,
  ): Promise<{ finds: Find[]; also: string[] }> {
    const hits = await Promise.all(others.map(({ asked }) => this.#find(asked, filters)));
    const byId = new Map(exact.map((find) => [find.hit.id, find]));
    const finds = new Map<string, Find>();
    for (const [place, { asked }] of others.entries()) {
      for (const hit of hits[place] ?? []) {
        const known = byId.get(hit.id) ?? finds.get(hit.id);
        const score = hit.score / (place + 1);
        const find = { hit, score, asked };
        if (!known) finds.set(hit.id, find);
        else {
          known.score += score;
          known.otherwise ??= find;
        }
      }
    }
    exact.sort((a, b) => b.score - a.score);
    const also = others.filter((_, place) => hits[place]?.length).map(({ instead }) => instead);
    return { finds: [...finds.values()].toSorted((a, b) => b.score - a.score), also };
  }

  /** What says most of the words, found one by one. */
  async #some(
    { asked, others, unsaid }: Readings,
    together: readonly Find[],
    filters: Filters,
  ): Promise<Find[]> {
    const found = new Map<string, { hit: Hit; score: number; words: number }>();
    const all = [...new Set([asked, ...others.map((other) => other.asked)].flat())].filter(
      (word) => !unsaid.includes(word),
    );
    for (const word of all) {
      for (const hit of await this.#find([word], filters)) {
        const known = found.get(hit.id) ?? { score: 0, words: 0 };
        found.set(hit.id, { hit, score: known.score + hit.score, words: known.words + 1 });
      }
    }
    for (const { hit } of together) found.delete(hit.id);
    const most = Math.max(...[...found.values()].map((entry) => entry.words));
    return [...found.values()]
      .filter((entry) => entry.words >= most / 2)
      .toSorted((a, b) => b.score - a.score)
      .map(({ hit, score }) => ({ hit, score, asked: all }));
  }
}

/** Of two ways to find a guide, the one that leads to a heading. */
async function resultOf({ hit, asked, otherwise }: Find): Promise<SearchResult> {
  const result = toResult(await hit.data(), asked);
  if (!otherwise || result.href.includes('#')) return result;
  return toResult(await otherwise.hit.data(), otherwise.asked);
}

/** Whether a record says each of the words as a word of its own. */
function says({ meta, content }: Fragment, asked: readonly string[]): boolean {
  const said = new Set(words(`${Object.values(meta).join(' ')} ${content}`));
  return asked.every((word) => said.has(word));
}

/** Results whose title says what was typed, word for word, come before the others. */
function wordForWord(results: readonly SearchResult[], typed: readonly string[]): SearchResult[] {
  if (typed.length < 2) return [...results];
  const phrase = ` ${typed.join(' ')}`;
  const says = ({ title }: SearchResult) => ` ${words(title).join(' ')}`.includes(phrase);
  return [...results.filter(says), ...results.filter((result) => !says(result))];
}
