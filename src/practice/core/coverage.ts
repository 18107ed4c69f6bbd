/** Which points of a question an answer makes, with the words that make them. */
import type { DeckPoint } from './deck.ts';
import { disclaimed, refused, type Passage } from './disclaimers.ts';
import type { Weigh } from './rarity.ts';
import { isInQuestion, joinedStem, readSignal, type Signal } from './signals.ts';
import { wordsOf, type Word } from './words.ts';

export type Hearing = 'heard' | 'maybe' | 'notHeard';

/** An exact part of an answer: `text.slice(start, end)`. */
export interface Quote {
  start: number;
  end: number;
  text: string;
}

export interface PointCoverage {
  hearing: Hearing;
  /** From 0 to 1; for comparing points, never for showing. */
  score: number;
  /** The words that come nearest to the point; always there where it was heard. */
  quote?: Quote;
  /** The signals that were heard, as their author wrote them. */
  signals: readonly string[];
}

export const THRESHOLDS = { heard: 0.45, maybe: 0.2 } as const;

/** Words of an answer in which a point's own words are looked for. */
const WINDOW = 30;
/** Words within which a signal has to be said. */
const SIGNAL_SPAN = 9;
/** How much of the remaining distance a signal closes, by how many words it has that tell something. */
const CLOSES = [0.45, 0.3, 0.46, 0.52] as const;
/** What a point's own words can come to without any signal. */
const OWN_WORDS = 0.6;
/** Below this share of function words, words are listed rather than said. */
const LISTED = 0.25;

/** An answer, read once for all points. */
export interface ReadAnswer {
  text: string;
  words: readonly Word[];
  /** Places of each stem. */
  places: ReadonlyMap<string, readonly number[]>;
  /** Whether a word is denied: not known, or not done. */
  denied: readonly boolean[];
}

export function readAnswer(text: string): ReadAnswer {
  const words = wordsOf(text);
  const places = new Map<string, number[]>();
  const put = (stem: string, place: number) => {
    const known = places.get(stem);
    if (known) known.push(place);
    else places.set(stem, [place]);
  };
  for (const [place, word] of words.entries()) {
    put(word.stem, place);
    const next = words[place + 1];
    if (next) put(joinedStem(word, next), place);
  }
  const denied = words.map(() => false);
  for (const { from, to } of [...disclaimed(text, words), ...refused(text, words)])
    denied.fill(true, from, to);
  return { text, words, places, denied };
}

/**
 * @param asked all that was asked of the speaker: its words prove nothing
 * @param weigh how much a stem tells
 */
export function coverPoint(
  answer: ReadAnswer,
  point: DeckPoint,
  asked: string,
  weigh: Weigh,
): PointCoverage {
  const own = ownWords(answer, point, asked, weigh);
  const hits = point.signals
    .filter((phrase) => !isInQuestion(phrase, asked))
    .map(readSignal)
    .flatMap((signal) => {
      const place = find(answer, signal);
      return place ? [{ signal, place }] : [];
    });
  const remaining = hits.reduce((left, { signal }) => left * (1 - closes(signal)), 1 - own.score);
  const score = 1 - remaining;
  const best = hits.toSorted((a, b) => closes(b.signal) - closes(a.signal))[0]?.place ?? own.place;
  const isListed = best !== undefined && soundsListed(answer, best);
  const hearing =
    score >= THRESHOLDS.heard && best && !isListed
      ? 'heard'
      : score >= THRESHOLDS.maybe
        ? 'maybe'
        : 'notHeard';
  return {
    hearing,
    score,
    ...(best && hearing !== 'notHeard' && { quote: quoteAt(answer, best) }),
    signals: hits.map(({ signal }) => signal.phrase),
  };
}

function closes({ stems }: Signal): number {
  return CLOSES[Math.min(stems.length, CLOSES.length - 1)] ?? 0;
}

/** The best window for the point's own words, those of the question left out. */
function ownWords(
  { words, denied }: ReadAnswer,
  { claim }: DeckPoint,
  asked: string,
  weigh: Weigh,
): { score: number; place?: Passage } {
  const known = new Set(wordsOf(asked).map(({ stem }) => stem));
  const weights = new Map(
    wordsOf(claim)
      .filter(({ isFunction, stem }) => !isFunction && !known.has(stem))
      .map(({ stem }) => [stem, weigh(stem)]),
  );
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return { score: 0 };
  const counts = new Map<string, number>();
  let sum = 0;
  let best = 0;
  let bestEnd = 0;
  for (let end = 0; end < words.length; end++) {
    const entering = words[end];
    if (entering && !denied[end] && weights.has(entering.stem)) {
      const count = (counts.get(entering.stem) ?? 0) + 1;
      counts.set(entering.stem, count);
      if (count === 1) sum += weights.get(entering.stem) ?? 0;
    }
    const leavingAt = end - WINDOW;
    const leaving = words[leavingAt];
    if (leaving && !denied[leavingAt] && weights.has(leaving.stem)) {
      const count = (counts.get(leaving.stem) ?? 0) - 1;
      counts.set(leaving.stem, count);
      if (count === 0) sum -= weights.get(leaving.stem) ?? 0;
    }
    if (sum > best + 1e-9) {
      best = sum;
      bestEnd = end + 1;
    }
  }
  if (best === 0) return { score: 0 };
  const start = Math.max(0, bestEnd - WINDOW);
  const first = words.findIndex(({ stem }, at) => at >= start && !denied[at] && weights.has(stem));
  return { score: (best / whole) * OWN_WORDS, place: { from: first, to: bestEnd } };
}

/** The narrowest place at which all of a signal's words stand. */
function find({ words, places, denied }: ReadAnswer, signal: Signal): Passage | undefined {
  const counts = (place: number) => signal.isNegative || !denied[place];
  if (signal.stems.length === 0) return findPhrase(words, signal);
  const lists = signal.stems.map((stem) => (places.get(stem) ?? []).filter(counts));
  let best: Passage | undefined;
  if (lists.every((list) => list.length > 0)) {
    for (const start of lists.flat()) {
      const ends = lists.map((list) => list.find((place) => place >= start));
      if (ends.includes(undefined)) continue;
      const to = Math.max(...ends.map((place) => place ?? 0)) + 1;
      if (to - start <= SIGNAL_SPAN && (!best || to - start < best.to - best.from))
        best = { from: start, to };
    }
  }
  return best ?? findJoined({ places, counts }, signal);
}

/** “Time out” in the signal, “timeout” in the answer. */
function findJoined(
  { places, counts }: { places: ReadAnswer['places']; counts: (place: number) => boolean },
  { words }: Signal,
): Passage | undefined {
  const [first, second, ...more] = words;
  if (!first || !second || more.length > 0) return undefined;
  const place = places.get(joinedStem(first, second))?.find(counts);
  return place === undefined ? undefined : { from: place, to: place + 1 };
}

/** Function words tell something only in their order. */
function findPhrase(words: readonly Word[], signal: Signal): Passage | undefined {
  const { length } = signal.words;
  if (length < 2) return undefined;
  const from = words.findIndex((_, at) =>
    signal.words.every(({ plain }, index) => words[at + index]?.plain === plain),
  );
  return from < 0 ? undefined : { from, to: from + length };
}

/** Whether the words around a place are a bare list of terms. */
function soundsListed({ words }: ReadAnswer, { from, to }: Passage): boolean {
  const middle = (from + to) / 2;
  const start = Math.max(0, Math.floor(middle - WINDOW / 2));
  const around = words.slice(start, start + WINDOW);
  return around.filter(({ isFunction }) => isFunction).length / around.length < LISTED;
}

const MOST_QUOTED = 28;
const AROUND = 4;

/** The sentence, where it is short; else the words with a few around them. */
function quoteAt({ text, words }: ReadAnswer, { from, to }: Passage): Quote {
  let first = from;
  let last = to - 1;
  const isBound = (before: number) =>
    /[.!?;\n]/.test(text.slice(words[before]?.end, words[before + 1]?.start));
  while (first > 0 && !isBound(first - 1)) first--;
  while (last < words.length - 1 && !isBound(last)) last++;
  if (last - first >= MOST_QUOTED) {
    first = Math.max(first, from - AROUND);
    last = Math.min(last, to - 1 + AROUND);
  }
  const start = words[first]?.start ?? 0;
  const end = words[last]?.end ?? 0;
  return { start, end, text: text.slice(start, end) };
}
