import type { Pagefind } from './pagefind.ts';
import type { Spelling } from './spelling.ts';
import { tellingWords, words } from './words.ts';

const MOST_WORDS = 14;

/** Which questions the typed words are found in. */
export class TextSearch {
  readonly #pagefind: Pagefind;
  readonly #spelling: Spelling;
  /** The last answer: choices change more often than words. */
  #last: { text: string; ids: Promise<readonly string[]> } | undefined;

  constructor(pagefind: Pagefind, spelling: Spelling) {
    this.#pagefind = pagefind;
    this.#spelling = spelling;
  }

  /** The ids of records, best first. @throws when the index cannot be reached */
  find(text: string): Promise<readonly string[]> {
    if (this.#last?.text === text) return this.#last.ids;
    const ids = this.#find(text).catch((error: unknown) => {
      this.#last = undefined;
      throw error;
    });
    this.#last = { text, ids };
    return ids;
  }

  async #find(text: string): Promise<readonly string[]> {
    const telling = tellingWords(words(text)).slice(0, MOST_WORDS);
    const meant = await Promise.all(telling.map((word) => this.#spelling.correct(word)));
    const asked = tellingWords(meant.flatMap(words));
    const together = await this.#ids(asked.join(' '));
    if (together.length > 0 || asked.length < 2) return together;
    // No question has all of the words: those with most of them come first.
    const found = new Map<string, number>();
    for (const word of asked)
      for (const id of await this.#ids(word)) found.set(id, (found.get(id) ?? 0) + 1);
    return [...found].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
  }

  async #ids(term: string): Promise<string[]> {
    // Unfiltered takes half of the time; what is no question is no row of the table.
    const { results } = await this.#pagefind.search(term, { filters: {} });
    return results.map(({ id }) => id);
  }
}
