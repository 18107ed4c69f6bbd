/** The phrases of a point, and which of them can count at all. */
import { isDisclaimer } from './disclaimers.ts';
import { stemOf, wordsOf, type Word } from './words.ts';

export interface Signal {
  phrase: string;
  /** Stems of the words that tell something; none where the phrase has function words alone. */
  stems: readonly string[];
  words: readonly Word[];
  /** Says itself that something is not so: “no background thread”. */
  isNegative: boolean;
  /** Says itself that something is not known: “cannot explain it”. */
  isDisclaimer: boolean;
}

const NEGATIVE =
  /\b(?:not|no|never|none|without|nobody|nothing|cannot|instead of|rather than)\b|n['’]t\b/i;

export function readSignal(phrase: string): Signal {
  const words = wordsOf(phrase);
  return {
    phrase,
    words,
    stems: [...new Set(words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem))],
    isNegative: NEGATIVE.test(phrase),
    isDisclaimer: isDisclaimer(phrase),
  };
}

/**
 * Whether all that a signal says stands in the question. Whoever repeats the question would say it,
 * so it is no sign of an answer, and is passed over.
 */
export function isInQuestion(phrase: string, question: string): boolean {
  const { words, stems } = readSignal(phrase);
  const asked = new Set(wordsOf(question).map(({ stem }) => stem));
  return (stems.length > 0 ? stems : words.map(({ stem }) => stem)).every((stem) =>
    asked.has(stem),
  );
}

/** What makes two phrases one signal: the same words that tell something, in any form and order. */
export function signalKey(phrase: string): string {
  const { stems, words } = readSignal(phrase);
  return (stems.length > 0 ? stems.toSorted() : words.map(({ stem }) => stem)).join(' ');
}

/** “Time out” and “timeout” are one word for who speaks. */
export function joinedStem(first: Word, second: Word): string {
  return stemOf(first.plain + second.plain);
}
