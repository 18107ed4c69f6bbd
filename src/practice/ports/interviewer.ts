import type { Destination, Readiness } from './port.ts';
import type { Review } from './coach.ts';

/** Asks on where the authored follow-ups end. */
export type Interviewer = Destination & {
  ready(): Promise<Readiness>;
  preview(review: Review): string;
  /** One question, or none. @throws never */
  followUp(review: Review, stop: AbortSignal): Promise<string | undefined>;
};
