import type { SearchRecord } from './records.ts';
import { listOf, LISTS } from './spelling.ts';

/** The words that records are found by, for correcting a reader's spelling: unique, sorted, listed. */
export function vocabulary(records: readonly SearchRecord[]): Map<string, string[]> {
  const found = new Set<string>();
  for (const { title, meta, parts } of records) {
    for (const text of [title, ...Object.values(meta), ...parts.map((part) => part.text)]) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}{4,}/gu)) found.add(word);
    }
  }
  const sorted = [...found].toSorted();
  return new Map(LISTS.map((list) => [list, sorted.filter((word) => listOf(word) === list)]));
}
