import type { SearchRecord } from './records.ts';
import { listOf, LISTS, tailListOf } from './spelling.ts';

/**
 * The words that records are found by, for correcting a reader's spelling: unique, sorted, listed.
 * Those that name something are listed by their second letter, too.
 */
export function vocabulary(records: readonly SearchRecord[]): Map<string, string[]> {
  const found = new Set<string>();
  const names = new Set<string>();
  for (const { title, meta, parts } of records) {
    for (const word of wordsIn(title, ...Object.values(meta))) {
      found.add(word);
      if (word.length > 4) names.add(word);
    }
    for (const word of wordsIn(...parts.map(({ text }) => text))) found.add(word);
  }
  const lists = new Map<string, string[]>(LISTS.map((list) => [list, []]));
  for (const word of [...found].toSorted()) lists.get(listOf(word))?.push(word);
  for (const word of [...names].toSorted()) lists.get(tailListOf(word))?.push(word);
  return lists;
}

function wordsIn(...texts: string[]): string[] {
  return texts.flatMap((text) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
}
