/**
 * What a session is made of: its state, what happens to it, and what it asks of the page. All of it
 * is plain data, so that it can be kept, exported, and compared.
 */
import type { Goal, Mark, NextStep, PointState } from './assessment.ts';
import type { PointCoverage } from './coverage.ts';
import type { Delivery, TimedSegment } from './delivery.ts';
import type { Draft, WordsEvent } from './draft.ts';
import type { Reason, SessionOptions } from './question-choice.ts';
import type { Lift } from './second-opinion.ts';

/** How answers are given: typed; spoken and transcribed; or recorded, with the reader’s own marks. */
export type AnswerMode = 'typed' | 'spoken' | 'recorded';

/**
 * choosing → asking → thinking → answering → reviewing → feedback, then a follow-up (asking again),
 * a retry (thinking again), the next question (asking), or the summary, which is the end.
 * `reviewing` is passed over for typed answers.
 */
export type Phase =
  'choosing' | 'asking' | 'thinking' | 'answering' | 'reviewing' | 'feedback' | 'summary';

/** What the reader is answering: the question, its follow-up about a point, or the question again. */
export type Prompt =
  { kind: 'question' } | { kind: 'followUp'; point: number } | { kind: 'retry'; goal: Goal };

/** An answer that was given. */
export interface Attempt {
  prompt: Prompt;
  mode: AnswerMode;
  text: string;
  segments: TimedSegment[];
  /** Of the text, what was not recognized for good when the answer ended. */
  guess?: string;
  /** By the place of the points. */
  coverage: PointCoverage[];
  delivery: Delivery;
  /** Whether a retry reached its goal; left out where that cannot be told. */
  reachedGoal?: boolean;
  /** The session was ended, or the question passed over, before the answer was finished. */
  isUnfinished?: true;
}

/** One question with all that was said to it. */
export interface Turn {
  question: string;
  /** Kept, so that it can be read when the question has left the guide. */
  title: string;
  reason: Reason;
  attempts: Attempt[];
  /** Points whose follow-up was asked. */
  followUps: number[];
  /** The reader’s word on points, by their place. */
  marks: Record<number, Mark>;
  wasSkipped: boolean;
}

/** Whether it was only recorded, and the reader did not mark it: then nothing is known of it. */
export function isUnmarked({ attempts, marks, wasSkipped }: Turn): boolean {
  const isRecorded = attempts.length > 0 && attempts.every(({ mode }) => mode === 'recorded');
  return isRecorded && !wasSkipped && Object.keys(marks).length === 0;
}

/** What happened that the reader should be told. */
export type Notice =
  | 'no-questions'
  | 'microphone-lost'
  | 'thinking-is-over'
  | 'answer-is-long'
  | 'restored'
  | 'question-is-gone'
  | 'nothing-said';

export const SESSION_VERSION = 1;

export interface SessionState {
  version: typeof SESSION_VERSION;
  /** The guide. */
  slug: string;
  seed: number;
  phase: Phase;
  isPaused: boolean;
  /** Seconds that were left of the timer when the session was paused. */
  secondsLeft?: number;
  options?: SessionOptions;
  mode: AnswerMode;
  /** When the session began, as the page said it. */
  startedAt?: string;
  /** Of the level’s scale; what the next question is chosen by. */
  ability: number;
  /** The last one is current. */
  turns: Turn[];
  prompt: Prompt;
  draft: Draft;
  notice?: Notice;
  /** Words that came when no answer was open; kept, because nothing that was said is thrown away. */
  scraps: string[];
}

export type TimerName = 'think' | 'answer' | 'silence';

export type SessionEvent =
  | WordsEvent
  | { type: 'start'; options: SessionOptions; mode: AnswerMode; at?: string }
  /** The question was spoken or shown; the reader may begin to think. */
  | { type: 'asked' }
  /** The reader begins before the time to think is over. */
  | { type: 'ready' }
  | { type: 'timer'; name: TimerName }
  | { type: 'finish' }
  | { type: 'submit' }
  | { type: 'mark'; point: number; mark: Mark | undefined }
  /** A second opinion on the last answer. */
  | { type: 'opinion'; lifts: readonly Lift[] }
  | { type: 'followUp' }
  | { type: 'retry'; goal: Goal }
  | { type: 'next' }
  | { type: 'skip' }
  | { type: 'mode'; mode: AnswerMode }
  | { type: 'microphoneLost' }
  /** @property secondsLeft of the running timer */
  | { type: 'pause'; secondsLeft?: number }
  | { type: 'resume' }
  | { type: 'end' };

/** What the page is to do. Each can be done again without harm. */
export type Effect =
  | { type: 'speak'; text: string }
  | { type: 'stopSpeaking' }
  | { type: 'startTimer'; name: TimerName; seconds: number }
  | { type: 'stopTimers' }
  /** @property phrases what a good answer may contain, to help recognition */
  | { type: 'startListening'; phrases: readonly string[] }
  | { type: 'startRecording' }
  | { type: 'stopListening' }
  /** Keep the state: words came that would be lost with the page. */
  | { type: 'save' };

export interface Step {
  state: SessionState;
  effects: readonly Effect[];
}

/** What the page shows of the answer that was just given. */
export interface Feedback {
  points: PointState[];
  share: number;
  delivery: Delivery;
  nextStep: NextStep;
  /** The point whose follow-up would come next. */
  followUp?: number;
  showStrategy: boolean;
  reachedGoal?: boolean;
}
