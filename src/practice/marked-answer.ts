/** An answer in runs: what was heard of it, and what lies between. */
import type { PointState } from './core/assessment.ts';

export interface Run {
  text: string;
  /** Places of the points that these words make; none for the words between. */
  points: readonly number[];
}

/**
 * @param points as they stand after several attempts
 * @param attempt of which the text is; quotes of the others are left out
 */
export function markedAnswer(text: string, points: readonly PointState[], attempt: number): Run[] {
  const quotes = points
    .filter((point) => point.attempt === attempt && point.hearing !== 'notHeard')
    .flatMap(({ index, quote }) => (quote ? [{ index, ...quote }] : []));
  const edges = [0, text.length, ...quotes.flatMap(({ start, end }) => [start, end])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .toSorted((a, b) => a - b);
  return edges.flatMap((start, place) => {
    const end = edges[place + 1] ?? start;
    if (end === start) return [];
    const made = quotes.filter((quote) => quote.start <= start && quote.end >= end);
    return [{ text: text.slice(start, end), points: made.map(({ index }) => index) }];
  });
}
