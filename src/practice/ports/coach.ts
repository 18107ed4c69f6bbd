import type { Lift } from '../core/second-opinion.ts';
import type { DeckQuestion } from '../core/deck.ts';
import type { Destination, Readiness } from './port.ts';

/** What a coach is given, and nothing else. */
export interface Review {
  question: Pick<DeckQuestion, 'title' | 'points'>;
  answer: string;
}

/** A second opinion on what an answer says. The core checks each quote, and drops what has none. */
export type Coach = Destination & {
  ready(): Promise<Readiness>;
  /** The very text that `review` will send, to be shown before. */
  preview(review: Review): string;
  /** @throws never; without an opinion the list is empty */
  review(review: Review, stop: AbortSignal): Promise<Lift[]>;
};
