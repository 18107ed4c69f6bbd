import type { SearchRecord } from './records.ts';
import { listOf, LISTS, tailListOf } from './spelling.ts';

/**
 * The words that records are found by, for correcting a reader's spelling: unique, sorted, listed.
 * Those that name something are listed by their second letter, too.
 */
export class Vocabulary {
  readonly #found = new Set<string>();
  readonly #names = new Set<string>();

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
