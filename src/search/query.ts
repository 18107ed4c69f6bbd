import type { Filters, Fragment, Hit } from './pagefind.ts';
import { passagesOf, type Passage } from './passages.ts';
import { shortestSpan } from './proximity.ts';
import { Passages, saidIn, type Said } from './ranking.ts';
import { readings, type Readings } from './readings.ts';
import { toResult, type SearchResult } from './result.ts';
import type { Spelling } from './spelling.ts';
import type { Place } from './suggestions.ts';
import type { FoundPages, ThriftyPagefind } from './thrifty-pagefind.ts';
import { tellingWords, words } from './words.ts';

export interface SearchAnswer {
  results: SearchResult[];
  /** Passages found in the pages that were looked into. */
  total: number;
  /** Pages that say the words somewhere; those that say most of them were looked into. */
  pages: { found: number; read: number };
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

/** Below this many results, passages follow that say some of the words. */
const ENOUGH = 3;
/**
 * Pages are looked into so many at a time, until there are half as many results as are shown, or
 * there were so many pages for each of these: a page is 5 kB, and most have several results.
 */
const PAGES_AT_ONCE = 3;
const PAGES_A_RESULT = 5 / 8;

/** What words count more that stand side by side, and how many words between them make half of it. */
const NEARNESS = 100;
const FAR = 10;

/** Shorter beginnings find enough, and begin too many words. */
const SHORTEST_COMPLETED = 3;
/** Which of the words in their order that a half one may become. */
const COMPLETED = [0.5, 1] as const;

/** A passage that was found, and the words that found it. */
interface Find {
  passage: Passage;
  score: number;
  asked: readonly string[];
}

/**
 * Pagefind's index as this site asks it: Pagefind finds the pages, and of those that it puts first,
 * all passages are ranked. First comes what says all words that were typed, then what says them in
 * other words, then what says some of them.
 */
export class SearchIndex {
  readonly #finder: ThriftyPagefind;
  readonly #spelling: Spelling;
  readonly #places: () => Promise<Place[]>;
  /** Pagefind keeps what it has loaded. */
  readonly #said = new WeakMap<Fragment, Said[]>();

  /** @param places gets the pages to offer where nothing was found */
  constructor(
    finder: ThriftyPagefind,
    spelling: Spelling,
    places: () => Promise<Place[]> = () => Promise.resolve([]),
  ) {
    this.#finder = finder;
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

  /** @param limit of results */
  async search(query: string, filters: Filters = {}, limit = 10): Promise<SearchAnswer> {
    const read = await readings(query, this.#spelling);
    const { results: pages, number } = await this.#pages(await this.#completed(read), filters);
    const passages = new Passages();
    let found = { exact: [] as Find[], otherwise: [] as Find[], also: [] as string[] };
    const best = pages.slice(0, limit * PAGES_A_RESULT);
    let looked = 0;
    while (looked < best.length && found.exact.length + found.otherwise.length < limit / 2) {
      const next = best.slice(looked, looked + PAGES_AT_ONCE);
      const fragments = await Promise.all(next.map((hit) => hit.data()));
      const said = fragments.flatMap((fragment) => this.#passagesOf(fragment));
      passages.add(said.filter(({ passage }) => fits(passage, filters)));
      looked += next.length;
      found = ranked(passages, read);
    }
    const { exact, otherwise, also } = found;
    const some =
      exact.length + otherwise.length < ENOUGH
        ? partly(passages, read, [...exact, ...otherwise])
        : [];
    const finds = [...wordForWord(exact, words(query)), ...otherwise, ...some];
    return {
      results: finds.slice(0, limit).map(({ passage, asked }) => toResult(passage, asked)),
      total: finds.length,
      pages: { found: number, read: looked },
      corrected: read.corrected,
      also,
    };
  }

  /**
   * Of the words that begin with half a word, Pagefind knows those in the one file that it looks
   * into, and in those that it has: the files of others are loaded, some words apart. Where it would
   * load the file of a word that nearly every page says, pages are looked for by that word.
   */
  async #completed(read: Readings): Promise<Readings> {
    const half = read.asked.at(-1) ?? '';
    // A letter by itself is a name (“C”, “R”); after other words it is the beginning of one.
    if (half.length < 2 && read.asked.length < 2) return read;
    const known = await this.#spelling.completions(half);
    const whole = await this.#finder.tooDear(known);
    if (whole !== undefined) return withWord(read, half, whole);
    if (half.length < SHORTEST_COMPLETED) return read;
    const apart = COMPLETED.flatMap((share) => known[Math.floor((known.length - 1) * share)] ?? []);
    await Promise.all([...new Set(apart)].map((one) => this.#finder.preload(one)));
    return read;
  }

  #passagesOf(fragment: Fragment): Said[] {
    const said = this.#said.get(fragment) ?? passagesOf(fragment).map(saidIn);
    this.#said.set(fragment, said);
    return said;
  }

  /** Pages that say all words, in whatever words, best first; then those that say some. */
  async #pages(read: Readings, filters: Filters): Promise<FoundPages> {
    const { asked, others, unsaid } = read;
    const found = new Map<string, { hit: Hit; score: number }>();
    let most = 0;
    const add = ({ results, number }: FoundPages, share: number) => {
      most = Math.max(most, number);
      for (const hit of results) {
        const known = found.get(hit.id);
        if (known) known.score += hit.score * share;
        else found.set(hit.id, { hit, score: hit.score * share });
      }
    };
    const inOrder = () =>
      [...found.values()].toSorted((a, b) => b.score - a.score).map(({ hit }) => hit);
    const numbered = (results: Hit[]) => ({ results, number: Math.max(most, results.length) });
    const readings = [...(unsaid.length > 0 ? [] : [asked]), ...others.map((other) => other.asked)];
    const pages = await Promise.all(readings.map((one) => this.#near(one, filters)));
    for (const [place, list] of pages.entries()) add(list, 1 / (place + 1));
    const together = inOrder();
    if (together.length >= ENOUGH || asked.length < 2) return numbered(together);
    for (const word of allWords(read)) add(await this.#find([word], filters), 1);
    const first = new Set(together.map(({ id }) => id));
    return numbered([...together, ...inOrder().filter(({ id }) => !first.has(id))]);
  }

  /** Of many pages that say all words, those come first that say them near to each other. */
  async #near(asked: readonly string[], filters: Filters): Promise<FoundPages> {
    const pages = await this.#find(asked, filters);
    const looked = await this.#finder.affordable(asked);
    if (looked.length < 2 || pages.results.length <= PAGES_AT_ONCE) return pages;
    const found = await Promise.all(looked.map((word) => this.#find([word], filters)));
    const places = found.map(({ results }) => new Map(results.map(({ id, words }) => [id, words])));
    const results = pages.results
      .map((hit) => {
        const gap = shortestSpan(places.map((of) => of.get(hit.id) ?? [])) - looked.length + 1;
        return { ...hit, score: hit.score * (1 + NEARNESS / (FAR + Math.max(0, gap))) };
      })
      .toSorted((a, b) => b.score - a.score);
    return { ...pages, results };
  }

  #find(asked: readonly string[], filters: Filters): Promise<FoundPages> {
    return this.#finder.search(asked.join(' '), { filters });
  }
}

function withWord(read: Readings, half: string, whole: string): Readings {
  const completed = (words: readonly string[]) =>
    words.map((word) => (word === half ? whole : word));
  const others = read.others.map((other) => ({ ...other, asked: completed(other.asked) }));
  return { ...read, asked: completed(read.asked), others };
}

/** A page has questions of several types and levels: of its passages, only some may be wanted. */
function fits({ type, level }: Passage, filters: Filters): boolean {
  const isOf = (label: string | undefined, id: string | undefined) =>
    id === undefined || label?.toLowerCase().split(' ')[0] === id;
  return isOf(type, filters.type) && isOf(level, filters.level);
}

/** What says all words that were typed, and what says them all in other words. */
function ranked(
  passages: Passages,
  { asked, others, shortForms, unsaid }: Readings,
): { exact: Find[]; otherwise: Find[]; also: string[] } {
  const whole = (words: readonly string[]) =>
    passages
      .find(words, shortForms)
      .filter(({ said }) => said === words.length)
      .map(({ passage, score }): Find => ({ passage, score, asked: words }));
  const exact = new Map(
    (unsaid.length > 0 ? [] : whole(asked)).map((find) => [find.passage, find]),
  );
  const otherwise = new Map<Passage, Find>();
  const also: string[] = [];
  for (const [place, other] of others.entries()) {
    const finds = whole(other.asked);
    if (finds.length > 0) also.push(other.instead);
    for (const find of finds) {
      const score = find.score / (place + 1);
      const known = exact.get(find.passage) ?? otherwise.get(find.passage);
      // What says both moves up.
      if (known) known.score += score;
      else otherwise.set(find.passage, { ...find, score });
    }
  }
  const best = (finds: Map<Passage, Find>) =>
    [...finds.values()].toSorted((a, b) => b.score - a.score);
  return { exact: best(exact), otherwise: best(otherwise), also };
}

/** What says most of the words, found one by one. */
function partly(passages: Passages, read: Readings, known: readonly Find[]): Find[] {
  const all = allWords(read);
  const left = new Set(known.map(({ passage }) => passage));
  const found = new Map<Passage, { score: number; said: number }>();
  for (const word of all) {
    for (const { passage, score } of passages.find([word], read.shortForms)) {
      if (left.has(passage)) continue;
      const before = found.get(passage) ?? { score: 0, said: 0 };
      found.set(passage, { score: before.score + score, said: before.said + 1 });
    }
  }
  const most = Math.max(...[...found.values()].map(({ said }) => said));
  return [...found]
    .filter(([, { said }]) => said >= most / 2)
    .toSorted(([, a], [, b]) => b.score - a.score)
    .map(([passage, { score }]) => ({ passage, score, asked: all }));
}

/** In whatever reading, as far as any page says them. */
function allWords({ asked, others, unsaid }: Readings): string[] {
  const all = new Set([asked, ...others.map((other) => other.asked)].flat());
  return [...all].filter((word) => !unsaid.includes(word));
}

/** What says in its title what was typed, word for word, comes before the rest. */
function wordForWord(finds: readonly Find[], typed: readonly string[]): Find[] {
  if (typed.length < 2) return [...finds];
  const phrase = ` ${typed.join(' ')}`;
  const says = ({ passage }: Find) => ` ${words(passage.title).join(' ')}`.includes(phrase);
  return [...finds.filter(says), ...finds.filter((find) => !says(find))];
}
