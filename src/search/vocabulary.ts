import type { SearchRecord } from './records.ts';

/** The words that records are found by, for correcting a reader's spelling: unique and sorted. */
export function vocabulary(records: readonly SearchRecord[]): string[] {
  const found = new Set<string>();
  for (const { title, parts } of records) {
    for (const text of [title, ...parts.map((part) => part.text)]) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}{4,}/gu)) found.add(word);
    }
  }
  return [...found].toSorted();
}
