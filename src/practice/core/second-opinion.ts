/** What somebody else, such as a language model, makes of an answer: quote or drop. */
import type { PointCoverage } from './coverage.ts';

/** The claim that an answer makes a point, with the words that do. */
export interface Lift {
  /** The place of the point. */
  point: number;
  /** Word by word from the answer. */
  quote: string;
}

/** Shorter ones prove nothing. */
const FEWEST_CHARACTERS = 12;

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
    const place = lifts
      .filter((lift) => lift.point === index)
      .map(({ quote }) => ({ quote: quote.trim(), start: text.indexOf(quote.trim()) }))
      .find(({ quote, start }) => quote.length >= FEWEST_CHARACTERS && start >= 0);
    if (!place) return point;
    const { quote, start } = place;
    return { ...point, hearing: 'heard', quote: { start, end: start + quote.length, text: quote } };
  });
}
