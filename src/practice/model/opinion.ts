/** What a model’s answer comes to, once all that cannot be checked is dropped. */
import { placeOfQuote, type Lift } from '../core/second-opinion.ts';
import type { Review } from '../ports/coach.ts';

/** Why something that a model said is not used. */
export interface Dropped {
  /** Its words do not stand in the answer. */
  notQuoted: number;
  /** It names no point of the question, or one twice. */
  noPoint: number;
  /** The further question is none, or more than one. */
  followUp: number;
}

export interface Opinion {
  lifts: Lift[];
  followUp?: string;
  dropped: Dropped;
}

/** What a `second-opinion` event carries, for whoever shows the feedback. */
export interface SecondOpinionDetail {
  /** Points with the words of the answer that make them, each checked to stand in it. */
  lifts: readonly Lift[];
  followUp?: string;
}

/** A model that lists more has lost its way. */
const MOST_CLAIMS = 40;
const FOLLOW_UP = { least: 8, most: 240 };

/**
 * @param said anything
 * @returns undefined where it does not hold what was asked for
 */
export function readOpinion(said: string, { question, answer }: Review): Opinion | undefined {
  const found = findOpinion(said);
  if (!found) return undefined;
  const dropped: Dropped = { notQuoted: 0, noPoint: 0, followUp: 0 };
  const lifts: Lift[] = [];
  for (const claim of found.points.slice(0, MOST_CLAIMS)) {
    const { point, quote } = isRecord(claim) ? claim : {};
    const index = typeof point === 'number' ? point - 1 : -1;
    if (!question.points[index] || lifts.some((lift) => lift.point === index)) {
      dropped.noPoint++;
      continue;
    }
    const place = typeof quote === 'string' ? placeOfQuote(withoutMarks(quote), answer) : undefined;
    if (place) lifts.push({ point: index, quote: place.text });
    else dropped.notQuoted++;
  }
  dropped.noPoint += Math.max(0, found.points.length - MOST_CLAIMS);
  const followUp = typeof found.followUp === 'string' ? found.followUp.trim() : '';
  if (followUp === '') return { lifts, dropped };
  if (isOneQuestion(followUp)) return { lifts, followUp, dropped };
  return { lifts, dropped: { ...dropped, followUp: 1 } };
}

/** Models put marks around what they quote. */
function withoutMarks(quote: string): string {
  return quote.trim().replace(/^["“”'‘’«»]+|["“”'‘’«»]+$/g, '');
}

function isOneQuestion(text: string): boolean {
  return (
    text.length >= FOLLOW_UP.least &&
    text.length <= FOLLOW_UP.most &&
    /^[^?]+\?$/.test(text) &&
    // Neither a page’s text nor an address is a question to a person.
    !/[\n\r\p{Cc}\p{Cf}<>{}[\]`]|https?:|www\./u.test(text)
  );
}

interface SaidOpinion {
  points: readonly unknown[];
  followUp: unknown;
}

/** The first JSON in a text that has the form; models without a constraint talk around it. */
function findOpinion(said: string): SaidOpinion | undefined {
  const text = said.replace(/^\s*<think>[^]*?<\/think>/, '');
  const whole = asOpinion(text);
  if (whole) return whole;
  let tries = 0;
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    if (++tries > 30) return undefined;
    const end = endOfObject(text, start);
    const found = end > 0 ? asOpinion(text.slice(start, end)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function asOpinion(json: string): SaidOpinion | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    if (!isRecord(parsed) || !Array.isArray(parsed['points'])) return undefined;
    return { points: parsed['points'] as unknown[], followUp: parsed['followUp'] };
  } catch {
    return undefined;
  }
}

function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
