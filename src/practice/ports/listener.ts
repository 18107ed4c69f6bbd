import type { TimedSegment } from '../core/delivery.ts';
import type { Destination, Readiness } from './port.ts';

/** How listening ended. */
export type ListeningEnd =
  | 'stopped'
  /** The reader or the system said no. */
  | 'denied'
  /** There was a microphone, and now there is none. */
  | 'lost'
  | 'failed';

export interface Hearing {
  /** Recognized for good; in the order of speech, each word once. */
  onSegment: (segment: TimedSegment) => void;
  /** The present guess at what comes next; replaces the one before. */
  onInterim: (text: string) => void;
  /** Loudness from 0 to 1, several times a second. */
  onLevel: (level: number) => void;
}

/** Hears an answer. Recordings stay in memory. */
export type Listener = Destination & {
  /** False for one that only records: its segments have times and no words. */
  readonly transcribes: boolean;
  ready(): Promise<Readiness>;
  /**
   * Listens until it is stopped, and ends only after the last segment was given.
   *
   * @param phrases what the answer may contain
   */
  listen(hearing: Hearing, phrases: readonly string[], stop: AbortSignal): Promise<ListeningEnd>;
  /** Let go of what is kept in memory from one answer to the next; whoever listens again takes it anew. */
  close?(): void;
};
