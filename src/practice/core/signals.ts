/** The phrases of a point, and which of them can count at all. */
import { isDisclaimer } from './disclaimers.ts';
import type { Word } from './word.ts';
import { stemOf, wordsOf } from './words.ts';

export interface Signal {
  phrase: string;
  /** Stems of the words that tell something; none where the phrase has function words alone. */
  stems: readonly string[];
  words: readonly Word[];
  /** The question has its one word that tells something, so that only the whole phrase counts. */
  isWhole: boolean;
  /** Says itself that something is not so: “no background thread”. */
  isNegative: boolean;
  /** Says itself that something is not known: “cannot explain it”. */
  isDisclaimer: boolean;
}

const NEGATIVE =
  /\b(?:not|no|never|none|without|nobody|nothing|cannot|instead of|rather than)\b|n['’]t\b/i;

/** @param asked stems of the question */
export function readSignal(phrase: string, asked: ReadonlySet<string> = new Set()): Signal {
  const words = wordsOf(phrase);
  const stems = [...new Set(words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem))];
  return {
    phrase,
    words,
    stems,
    isWhole: stems.length === 1 && words.length > 1 && asked.has(stems[0] ?? ''),
    isNegative: NEGATIVE.test(phrase),
    isDisclaimer: isDisclaimer(phrase),
  };
}

/**
 * Whether all that a signal says stands in the question. Whoever repeats the question would say it,
 * so it is no sign of an answer, and is passed over.
 *
 * @param asked stems of the question
 */
export function isInQuestion(phrase: string, asked: ReadonlySet<string>): boolean {
  return tellingStems(phrase).every((stem) => asked.has(stem));
}

/** What makes two phrases one signal: the same words that tell something, in any form and order. */
export function signalKey(phrase: string): string {
  return tellingStems(phrase).join(' ');
}

/** Around a single word that tells something, the others do, too: “before the password”. */
function tellingStems(phrase: string): string[] {
  const words = wordsOf(phrase);
  const telling = new Set(words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem));
  return telling.size > 1 ? [...telling].toSorted() : words.map(({ stem }) => stem);
}

/** “Time out” and “timeout” are one word for who speaks. */
export function joinedStem(first: Word, second: Word): string {
  return stemOf(first.plain + second.plain);
}
