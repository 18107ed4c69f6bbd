/** What somebody else, such as a language model, makes of an answer: quote or drop. */
import type { PointCoverage, Quote } from './coverage.ts';

/** The claim that an answer makes a point, with the words that do. */
export interface Lift {
  /** The place of the point. */
  point: number;
  /** Word by word from the answer. */
  quote: string;
}

/** Shorter ones prove nothing. */
const FEWEST_CHARACTERS = 12;

/** Where a quote stands in a text, word by word; undefined where it does not, or is too short to prove anything. */
export function placeOfQuote(quoted: string, text: string): Quote | undefined {
  const quote = quoted.trim();
  const start = text.indexOf(quote);
  if (quote.length < FEWEST_CHARACTERS || start < 0) return undefined;
  return { start, end: start + quote.length, text: quote };
}

/**
 * Lift “maybe” to “heard” where the quote stands in the answer. Nothing is lowered, and what was not
 * heard at all stays so.
 *
 * @param lifts from outside; anything may be in them
 */
export function lifted(
  coverage: readonly PointCoverage[],
  text: string,
  lifts: readonly Lift[],
): PointCoverage[] {
  return coverage.map((point, index) => {
    if (point.hearing !== 'maybe') return point;
    const [quote] = lifts.flatMap((lift) =>
      lift.point === index ? (placeOfQuote(lift.quote, text) ?? []) : [],
    );
    return quote ? { ...point, hearing: 'heard', quote } : point;
  });
}
