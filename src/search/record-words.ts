import { WEIGHTS, type SearchRecord } from './records.ts';

/** The words of one part of a record, in lower case, letters only. */
export interface SaidWords {
  words: readonly string[];
  weight: number;
  /** What the record is called, or belongs to. */
  isName: boolean;
}

/** Single letters and numbers are left out. */
export function recordWords({ title, meta, parts }: SearchRecord): SaidWords[] {
  return [
    { words: wordsIn(title), weight: WEIGHTS.role, isName: true },
    ...Object.values(meta).map((text) => ({
      words: wordsIn(text),
      weight: WEIGHTS.names,
      isName: true,
    })),
    ...parts.map(({ text, weight }) => ({ words: wordsIn(text), weight, isName: false })),
  ];
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}
