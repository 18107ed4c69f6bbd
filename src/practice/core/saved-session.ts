/** A session as text, for a reload in the middle of it. */
import { LEVELS, QUESTION_TYPES } from './deck.ts';
import { SESSION_VERSION, type SessionState } from './session.ts';

/** Not a session; of a newer page; of another guide. */
export type SavedTrouble = 'unreadable' | 'newer' | 'other-guide';

export function sessionText(state: SessionState): string {
  return JSON.stringify(state);
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isOneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const isList =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(checks).every(([key, check]) => check(value[key]));

const isSegment = shape({ text: isText, start: isNumber, end: isNumber });
const isMode = isOneOf('typed', 'spoken', 'recorded');
const isQuote = shape({ start: isNumber, end: isNumber, text: isText });
const isPoint = shape({
  hearing: isOneOf('heard', 'maybe', 'notHeard'),
  score: isNumber,
  signals: isList(isText),
  quote: optional(isQuote),
});
const isGoal = shape({ kind: isText });
const isPrompt: Check = (value) =>
  shape({ kind: isOneOf('question') })(value) ||
  shape({ kind: isOneOf('followUp'), point: isNumber })(value) ||
  shape({ kind: isOneOf('retry'), goal: isGoal })(value);
const isAttempt = shape({
  prompt: isPrompt,
  mode: isMode,
  text: isText,
  segments: isList(isSegment),
  coverage: isList(isPoint),
  delivery: shape({ words: isNumber, seconds: isNumber }),
});
const isTurn = shape({
  question: isText,
  title: isText,
  reason: shape({ step: isText, difficulty: isNumber, ability: isNumber }),
  attempts: isList(isAttempt),
  followUps: isList(isNumber),
  marks: (value) => isRecord(value) && Object.values(value).every(isOneOf('said', 'notSaid')),
  wasSkipped: isOneOf(true, false),
});
const isState = shape({
  slug: isText,
  seed: isNumber,
  phase: isOneOf('choosing', 'asking', 'thinking', 'answering', 'reviewing', 'feedback', 'summary'),
  isPaused: isOneOf(true, false),
  mode: isMode,
  ability: isNumber,
  turns: isList(isTurn),
  prompt: isPrompt,
  draft: shape({ text: isText, segments: isList(isSegment), interim: isText }),
  scraps: isList(isText),
  secondsLeft: optional(isNumber),
  options: optional(
    shape({
      level: isOneOf(...LEVELS),
      types: isList(isOneOf(...QUESTION_TYPES)),
      only: optional(isList(isText)),
      questions: optional(isNumber),
    }),
  ),
});

/** Whatever a storage may hold, read with care. */
export function readSession(text: string, slug: string): SessionState | SavedTrouble {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!isRecord(value) || !isNumber(value['version'])) return 'unreadable';
  if (Number(value['version']) > SESSION_VERSION) return 'newer';
  if (!isState(value)) return 'unreadable';
  const state = value as unknown as SessionState;
  if (state.phase !== 'choosing' && !state.options) return 'unreadable';
  return state.slug === slug ? state : 'other-guide';
}
