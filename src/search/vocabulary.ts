import type { SearchRecord } from './records.ts';
import { listOf, LISTS, tailListOf } from './spelling.ts';

/** All words of records, and the longer ones among those that name something. Plain data. */
export interface RecordWords {
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
  constructor(parts: readonly RecordWords[] = []) {
    this.#found = new Set(parts.flatMap(({ found }) => [...found]));
    this.#names = new Set(parts.flatMap(({ names }) => [...names]));
  }

  get words(): RecordWords {
    return { found: this.#found, names: this.#names };
  }

  add({ title, meta, parts }: SearchRecord): void {
    for (const word of wordsIn(title, ...Object.values(meta))) {
      this.#found.add(word);
      if (word.length > 4) this.#names.add(word);
    }
    for (const word of wordsIn(...parts.map(({ text }) => text))) this.#found.add(word);
  }

  lists(): Map<string, string[]> {
    const lists = new Map<string, string[]>(LISTS.map((list) => [list, []]));
    for (const word of [...this.#found].toSorted()) lists.get(listOf(word))?.push(word);
    for (const word of [...this.#names].toSorted()) lists.get(tailListOf(word))?.push(word);
    return lists;
  }
}

function wordsIn(...texts: string[]): string[] {
  return texts.flatMap((text) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
}
