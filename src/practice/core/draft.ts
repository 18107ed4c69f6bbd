/** The words of an answer while it is being given. */
import type { TimedSegment } from './delivery.ts';

/** An answer that is being given. */
export interface Draft {
  /** What the reader sees and may change. */
  text: string;
  /** What was recognized, as it was recognized. */
  segments: TimedSegment[];
  /** Recognized, but not for good; it becomes part of the text when the answer ends. */
  interim: string;
  /** What became part of the text before it was recognized for good: the segment that comes replaces it. */
  guess?: string;
}

/** What brings words, or changes them. */
export type WordsEvent =
  /** The whole text of the field, after each change. */
  | { type: 'typed'; text: string }
  | { type: 'interim'; text: string }
  /** @property isLate it belongs to an answer before this one */
  | { type: 'segment'; segment: TimedSegment; isLate?: boolean }
  /** A recording without transcript: from when to when something was said, in seconds. */
  | { type: 'recorded'; spans: readonly { start: number; end: number }[] }
  /** The transcript as the reader corrected it. */
  | { type: 'edit'; text: string };

/** Of the words of a guess. */
const SAME = 0.5;

export const EMPTY_DRAFT: Draft = { text: '', segments: [], interim: '' };

/** With what was recognized, but not yet for good. */
export function settled(draft: Draft): Draft {
  const { text, interim } = draft;
  if (interim.trim() === '') return { ...draft, interim: '' };
  return { ...draft, text: joined(text, interim), interim: '', guess: interim };
}

export function withWords(draft: Draft, event: WordsEvent): Draft {
  switch (event.type) {
    case 'typed':
    case 'edit':
      return { ...draft, text: event.text };
    case 'interim':
      return { ...draft, interim: event.text };
    case 'segment': {
      const { guess = '', ...rest } = draft;
      // A guess that the reader has changed is the reader's, and stays; so does one that recognition
      // never came back to, when something else is said after it.
      const isGuessed = draft.text.endsWith(guess) && isSame(guess, event.segment.text);
      const sure = isGuessed ? draft.text.slice(0, -guess.length) : draft.text;
      return {
        ...rest,
        text: joined(sure, event.segment.text),
        segments: [...draft.segments, event.segment],
        interim: '',
      };
    }
    case 'recorded':
      return {
        ...draft,
        segments: event.spans.map(({ start, end }): TimedSegment => ({ text: '', start, end })),
      };
  }
}

/** Whether a guess is of what was recognized for good: most of its words are there. */
function isSame(guess: string, text: string): boolean {
  const guessed = wordsIn(guess);
  const heard = new Set(wordsIn(text));
  const again = guessed.filter((word) => heard.has(word)).length;
  return guessed.length > 0 && again >= SAME * guessed.length;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function joined(text: string, more: string): string {
  if (more.trim() === '') return text;
  return text === '' || /\s$/.test(text) ? text + more : `${text} ${more}`;
}
