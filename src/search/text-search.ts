import type { Pagefind } from './pagefind.ts';
import type { QuestionPlaces } from './question-table.ts';
import type { Spelling } from './spelling.ts';
import { tellingWords, words } from './words.ts';

const MOST_WORDS = 14;
/** How many words from the beginning of a question count half as much as its first. */
const FADES = 12;

/** Which questions the typed words are found in. */
export class TextSearch {
  readonly #pagefind: Pick<Pagefind, 'search'>;
  readonly #spelling: Spelling;
  readonly #places: () => Promise<QuestionPlaces>;
  /** The last answer: choices change more often than words. */
  #last: { text: string; rows: Promise<readonly number[]> } | undefined;

  constructor(
    pagefind: Pick<Pagefind, 'search'>,
    spelling: Spelling,
    places: () => Promise<QuestionPlaces>,
  ) {
    this.#pagefind = pagefind;
    this.#spelling = spelling;
    this.#places = places;
  }

  /** Rows of the table of questions, best first. @throws when the index cannot be reached */
  find(text: string): Promise<readonly number[]> {
    if (this.#last?.text === text) return this.#last.rows;
    const rows = this.#find(text).catch((error: unknown) => {
      this.#last = undefined;
      throw error;
    });
    this.#last = { text, rows };
    return rows;
  }

  /** Those with the most of the words, and of these, those that say them first. */
  async #find(text: string): Promise<number[]> {
    const telling = tellingWords(words(text)).slice(0, MOST_WORDS);
    const meant = await Promise.all(telling.map((word) => this.#spelling.correct(word)));
    const asked = tellingWords(meant.flatMap(words));
    const found = new Map<number, { said: number; score: number }>();
    for (const word of asked) {
      for (const [row, score] of await this.#rows(word)) {
        const { said, score: known } = found.get(row) ?? { said: 0, score: 0 };
        found.set(row, { said: said + 1, score: known + score });
      }
    }
    const most = Math.max(...[...found.values()].map(({ said }) => said));
    return [...found]
      .filter(([, { said }]) => said === most || most < asked.length)
      .toSorted(([, a], [, b]) => b.said - a.said || b.score - a.score)
      .map(([row]) => row);
  }

  /** A word counts for more in a guide that says more of it, and near the beginning of a question. */
  async #rows(word: string): Promise<Map<number, number>> {
    const [{ results }, places] = await Promise.all([
      this.#pagefind.search(word, { filters: {} }),
      this.#places(),
    ]);
    const best = results[0]?.score ?? 1;
    const rows = new Map<number, number>();
    for (const { id, score, words: at } of results)
      for (const [row, away] of places.rowsAt(id, at))
        rows.set(row, FADES / (FADES + away) + score / best / 10);
    return rows;
  }
}
