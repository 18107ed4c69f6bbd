/** How an answer was given: plain counts, without judgment of the person. */
import type { DeckQuestion } from './deck.ts';
import { bandOf, type LengthBand } from './level-plan.ts';
import { starParts, type StarParts } from './star-parts.ts';

/** A part of what was said, in seconds from the start of the answer. */
export interface TimedSegment {
  text: string;
  start: number;
  end: number;
}

export interface Pause {
  /** Seconds from the start of the answer. */
  at: number;
  seconds: number;
}

export interface Phrase {
  phrase: string;
  count: number;
}

export interface Delivery {
  words: number;
  seconds: number;
  /** Reckoned from the words, where nothing was timed. */
  isEstimated: boolean;
  /** Less than 15 seconds or 30 words: too little for anything below. */
  isTooShort: boolean;
  length?: { band: LengthBand; verdict: 'short' | 'within' | 'long' };
  /** Only of what was spoken. */
  pace?: { wordsPerMinute: number; remark?: 'slow' | 'fast' };
  /** Recognition leaves some out: there were at least so many. */
  fillers?: { atLeast: number; perMinute: number; phrases: Phrase[] };
  pauses?: Pause[];
  hedges?: { count: number; phrases: Phrase[] };
  pronouns?: { i: number; we: number };
  /** Only of behavioral questions. */
  star?: StarParts;
}

const LEAST = { seconds: 15, words: 30 };
const PACE = { slow: 110, fast: 185 };
const PAUSE_SECONDS = 2.5;
/** Words a minute, to reckon how long typed words take to say. */
const SPOKEN_PACE = 140;

const FILLERS = /\b(?:u+m+|u+h+m*|e+r+m*|h+m+|mm+|ah+)\b|\byou know\b(?=\s*[,.…]|$)|,\s*like,/giu;
const HEDGES =
  /\b(?:i (?:think|guess|suppose|believe|feel like)|maybe|perhaps|probably|possibly|hopefully|sort of|kind of|i(?:['’]d| would) say|i(?:['’]m| am) not (?:really )?sure|more or less|somehow)\b/giu;

const SINGULAR = /\b(?:i|i['’](?:m|d|ve|ll)|my|me)\b/giu;
const PLURAL = /\b(?:we|we['’](?:re|d|ve|ll)|our|us)\b/giu;

/** @param segments none where the answer was typed */
export function measureDelivery(
  text: string,
  segments: readonly TimedSegment[],
  question: Pick<DeckQuestion, 'type' | 'minutes'>,
): Delivery {
  const words = countWords(text);
  const timed = segments
    .filter(({ start, end }) => Number.isFinite(start) && Number.isFinite(end) && end >= start)
    .toSorted((a, b) => a.start - b.start);
  const [first] = timed;
  const isEstimated = !first;
  const spokenUntil = Math.max(0, ...timed.map(({ end }) => end));
  const seconds = first ? spokenUntil - first.start : spokenSeconds(words);
  const base = { words, seconds: round(seconds), isEstimated };
  // A recording without transcript has a length and pauses, and no words.
  const isTranscribed = words > 0;
  if (seconds < LEAST.seconds || (isTranscribed && words < LEAST.words))
    return { ...base, isTooShort: true };
  const band = bandOf(question);
  return {
    ...base,
    isTooShort: false,
    length: {
      band,
      verdict: seconds < band.least ? 'short' : seconds > band.most ? 'long' : 'within',
    },
    ...(!isEstimated && { pauses: pausesIn(timed) }),
    ...(!isEstimated && isTranscribed && spokenMeasures(timed, seconds)),
    ...(isTranscribed && wordMeasures(text, question)),
  };
}

type Measures = Pick<Delivery, 'pace' | 'fillers' | 'hedges' | 'pronouns' | 'star'>;

/** What was recognized tells the pace, not what the reader made of it afterward. */
function spokenMeasures(timed: readonly TimedSegment[], seconds: number): Measures {
  const said = timed.map(({ text }) => text).join(' ');
  const wordsPerMinute = Math.round((countWords(said) / seconds) * 60);
  const phrases = countPhrases(said, FILLERS);
  const atLeast = sum(phrases);
  return {
    pace: {
      wordsPerMinute,
      ...(wordsPerMinute < PACE.slow && { remark: 'slow' }),
      ...(wordsPerMinute > PACE.fast && { remark: 'fast' }),
    },
    fillers: { atLeast, perMinute: round((atLeast / seconds) * 60), phrases },
  };
}

function wordMeasures(text: string, { type }: Pick<DeckQuestion, 'type'>): Measures {
  const phrases = countPhrases(text, HEDGES);
  return {
    hedges: { count: sum(phrases), phrases },
    pronouns: { i: text.match(SINGULAR)?.length ?? 0, we: text.match(PLURAL)?.length ?? 0 },
    ...(type === 'behavioral' && { star: starParts(text) }),
  };
}

function pausesIn(timed: readonly TimedSegment[]): Pause[] {
  const pauses: Pause[] = [];
  const from = timed[0]?.start ?? 0;
  let until = from;
  for (const { start, end } of timed) {
    if (start - until >= PAUSE_SECONDS)
      pauses.push({ at: round(until - from), seconds: round(start - until) });
    until = Math.max(until, end);
  }
  return pauses;
}

function countPhrases(text: string, pattern: RegExp): Phrase[] {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(pattern)) {
    const phrase = found
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/^,\s*|,$/g, '');
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts]
    .map(([phrase, count]) => ({ phrase, count }))
    .toSorted((a, b) => b.count - a.count);
}

/** How long so many words take to say. */
export function spokenSeconds(words: number): number {
  return (words / SPOKEN_PACE) * 60;
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

const sum = (phrases: readonly Phrase[]) => phrases.reduce((all, { count }) => all + count, 0);
const round = (value: number) => Math.round(value * 10) / 10;
