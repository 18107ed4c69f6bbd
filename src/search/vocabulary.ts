import type { SaidWords } from './record-words.ts';
import { listOf, LISTS, tailListOf } from './spelling.ts';

/** All words of records, and the longer ones among those that name something. Plain data. */
export interface KnownWords {
  found: Set<string>;
  names: Set<string>;
}

/**
 * The words that records are found by, for correcting a reader's spelling: unique, sorted, listed.
 * Those that name something are listed by their second letter, too.
 */
export class Vocabulary {
  readonly #found: Set<string>;
  readonly #names: Set<string>;

  /** @param parts what other vocabularies have */
  constructor(parts: readonly KnownWords[] = []) {
    this.#found = new Set(parts.flatMap(({ found }) => [...found]));
    this.#names = new Set(parts.flatMap(({ names }) => [...names]));
  }

  get words(): KnownWords {
    return { found: this.#found, names: this.#names };
  }

  /** @param record its words */
  add(record: readonly SaidWords[]): void {
    for (const { words, isName } of record)
      for (const word of words) {
        this.#found.add(word);
        if (isName && word.length > 4) this.#names.add(word);
      }
  }

  lists(): Map<string, string[]> {
    const lists = new Map<string, string[]>(LISTS.map((list) => [list, []]));
    for (const word of [...this.#found].toSorted()) lists.get(listOf(word))?.push(word);
    for (const word of [...this.#names].toSorted()) lists.get(tailListOf(word))?.push(word);
    return lists;
  }
}
