/** An opinion in words: what it changes, and what of it was not used. */
import type { Quote } from '../core/coverage.ts';
import { placeOfQuote, type Lift } from '../core/second-opinion.ts';
import type { Dropped, Opinion } from './opinion.ts';

/** A quote with the words around it. */
export interface QuoteInContext {
  before: string;
  quote: string;
  after: string;
}

const AROUND = 60;

export function inContext({ quote }: Lift, answer: string): QuoteInContext {
  const { start, end }: Pick<Quote, 'start' | 'end'> = placeOfQuote(quote, answer) ?? {
    start: 0,
    end: 0,
  };
  const from = start <= AROUND ? 0 : answer.indexOf(' ', start - AROUND) + 1;
  const to = answer.length - end <= AROUND ? answer.length : answer.lastIndexOf(' ', end + AROUND);
  return {
    before: (from > 0 && from <= start ? '… ' : '') + answer.slice(Math.min(from, start), start),
    quote: answer.slice(start, end),
    after: answer.slice(end, Math.max(to, end)) + (to < answer.length ? ' …' : ''),
  };
}

/** Those that change something, and how many do not. */
export function lifting(
  { lifts }: Opinion,
  maybes: readonly number[] | undefined,
): { lifts: Lift[]; others: number } {
  const used = maybes ? lifts.filter(({ point }) => maybes.includes(point)) : lifts;
  return { lifts: used, others: lifts.length - used.length };
}

/** A sentence for each reason, in the reader’s words. */
export function droppedText(dropped: Dropped, others: number): string[] {
  const count = (number: number, one: string, many: string) =>
    number === 0 ? [] : [number === 1 ? `1 ${one}` : `${number} ${many}`];
  return [
    ...count(
      dropped.notQuoted,
      'claim was dropped: the words it quotes do not stand in your answer.',
      'claims were dropped: the words they quote do not stand in your answer.',
    ),
    ...count(
      dropped.noPoint,
      'claim was dropped: it names no point of the question, or one that it named before.',
      'claims were dropped: they name no point of the question, or one that was named before.',
    ),
    ...count(
      others,
      'claim changes nothing: its point was heard already, or nothing in your answer came near it.',
      'claims change nothing: their points were heard already, or nothing in your answer came near them.',
    ),
    ...(dropped.followUp > 0
      ? ['Its further question was dropped: it is not one plain question.']
      : []),
  ];
}
