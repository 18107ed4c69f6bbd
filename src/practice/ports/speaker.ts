import type { Destination } from './port.ts';

/** Says the interviewer's words aloud. The page shows them as text in any case. */
export type Speaker = Destination & {
  /**
   * Ends when all was said, when it failed, or soon after it was stopped; it never hangs and never
   * throws. What is being said when another text comes is broken off.
   */
  speak(text: string, stop: AbortSignal): Promise<'spoken' | 'stopped' | 'failed'>;
};
