/** Which points of a question an answer makes, with the words that make them. */
import type { DeckPoint } from './deck.ts';
import { disclaimed, refused, type Passage } from './disclaimers.ts';
import type { Weigh } from './rarity.ts';
import { isInQuestion, joinedStem, readSignal, type Signal } from './signals.ts';
import type { Word } from './word.ts';
import { stemsOf, wordsOf } from './words.ts';

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
/** How much of the remaining distance a signal closes, by how many of its words tell something. */
const CLOSES = [0.4, 0.36, 0.44, 0.52] as const;
/** The same for a phrase of which one word tells something, “it took”: said so, or that word alone. */
const CLOSES_VERBATIM = 0.44;
const CLOSES_REDUCED = 0.19;
/** What a point's own words can come to without any signal. */
const OWN_WORDS = 0.75;
/** A claim of fewer words is not made by one of them: it counts as if it had so many rare ones. */
const LEAST_OWN_WORDS = 3.25;
/** Signals further from the plainest one than so many words are about something else. */
const NEAR = 60;
/** Below this share of function words, words are listed rather than said. */
const FUNCTION_SHARE = 0.25;
/** From this share of words that stand in signals, too: people say other words between. */
const SIGNAL_SHARE = 0.75;
/** Words around a point's evidence that are looked at for this. */
const SURROUNDINGS = 24;

/** An answer, read once for all points. */
export interface ReadAnswer {
  text: string;
  words: readonly Word[];
  /** Places of each stem. */
  places: ReadonlyMap<string, readonly number[]>;
  /** Whether the speaker says not to know it. */
  disclaimed: readonly boolean[];
  /** Whether the speaker says not to do it. */
  refused: readonly boolean[];
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
  const mask = (passages: readonly Passage[]) => {
    const covered = words.map(() => false);
    for (const { from, to } of passages) covered.fill(true, from, to);
    return covered;
  };
  return {
    text,
    words,
    places,
    disclaimed: mask(disclaimed(text, words)),
    refused: mask(refused(text, words)),
  };
}

/** The words of a claim that the question does not have. */
interface Claim {
  /** What each tells, by stem. */
  weights: ReadonlyMap<string, number>;
  /** What all of them tell together. */
  whole: number;
}

/** A question, made ready to be compared with answers. */
export interface ReadQuestion {
  points: readonly {
    signals: readonly Signal[];
    claim: Claim;
  }[];
  /** All words of all signals, by stem. */
  vocabulary: ReadonlySet<string>;
}

/**
 * @param asked all that is asked of the speaker: its words prove nothing
 * @param weigh how much a stem tells
 */
export function readQuestion(
  points: readonly DeckPoint[],
  asked: string,
  weigh: Weigh,
): ReadQuestion {
  const known = stemsOf(asked);
  const read = points.map(({ claim, signals }) => ({
    signals: signals
      .filter((phrase) => !isInQuestion(phrase, known))
      .map((phrase) => readSignal(phrase, known)),
    claim: readClaim(claim, known, weigh),
  }));
  return {
    points: read,
    vocabulary: new Set(
      read.flatMap(({ signals }) => signals.flatMap(({ words }) => words.map(({ stem }) => stem))),
    ),
  };
}

function readClaim(claim: string, known: ReadonlySet<string>, weigh: Weigh): Claim {
  const weights = new Map(
    wordsOf(claim)
      .filter(({ isFunction, stem }) => !isFunction && !known.has(stem))
      .map(({ stem }) => [stem, weigh(stem)]),
  );
  const sum = [...weights.values()].reduce((all, weight) => all + weight, 0);
  // No claim has an empty stem, so that this is what the rarest word tells.
  return { weights, whole: Math.max(sum, LEAST_OWN_WORDS * weigh('')) };
}

/** @returns how far an answer makes each point, in the order of the points */
export function coverPoints(
  answer: ReadAnswer,
  { points, vocabulary }: ReadQuestion,
): PointCoverage[] {
  const isListed = (place: Passage) => soundsListed(answer, place, vocabulary);
  return points.map(({ signals, claim }) => coverPoint(answer, signals, claim, isListed));
}

function coverPoint(
  answer: ReadAnswer,
  signals: readonly Signal[],
  claim: Claim,
  isListed: (place: Passage) => boolean,
): PointCoverage {
  const hits = signals
    .flatMap((signal) => {
      const hit = find(answer, signal);
      return hit ? [{ signal, ...hit }] : [];
    })
    .toSorted((a, b) => b.closes - a.closes);
  const [plainest] = hits;
  const counted: Hit[] = [];
  for (const hit of hits) {
    const isNear = Math.abs(hit.place.from - (plainest?.place.from ?? 0)) <= NEAR;
    if (isNear && !counted.some((other) => isSaidBy(hit, other))) counted.push(hit);
  }
  const saidBySignals = new Set(counted.flatMap(({ signal }) => signal.stems));
  const own = ownWords(answer, claim, saidBySignals);
  const score = 1 - counted.reduce((left, { closes }) => left * (1 - closes), 1 - own.score);
  const best = counted[0]?.place ?? own.place;
  const hearing =
    score >= THRESHOLDS.heard && best && !isListed(best)
      ? 'heard'
      : score >= THRESHOLDS.maybe
        ? 'maybe'
        : 'notHeard';
  return {
    hearing,
    score,
    ...(best && hearing !== 'notHeard' && { quote: quoteAt(answer, best) }),
    signals: counted.map(({ signal }) => signal.phrase),
  };
}

interface Hit {
  signal: Signal;
  place: Passage;
  closes: number;
}

/** Whether the words that make one signal have made another already. */
function isSaidBy({ signal, place }: Hit, other: Hit): boolean {
  return (
    place.from >= other.place.from &&
    place.to <= other.place.to &&
    signal.stems.every((stem) => other.signal.stems.includes(stem))
  );
}

/**
 * The best window for the point's own words.
 *
 * @param leftOut stems that count already
 */
function ownWords(
  { words, disclaimed, refused }: ReadAnswer,
  { weights, whole }: Claim,
  leftOut: ReadonlySet<string>,
): { score: number; place?: Passage } {
  const isOwn = (at: number) => {
    const stem = words[at]?.stem ?? '';
    return !disclaimed[at] && !refused[at] && weights.has(stem) && !leftOut.has(stem);
  };
  const counts = new Map<string, number>();
  let sum = 0;
  let best = 0;
  let bestEnd = 0;
  for (let end = 0; end < words.length; end++) {
    const entering = words[end];
    if (entering && isOwn(end)) {
      const count = (counts.get(entering.stem) ?? 0) + 1;
      counts.set(entering.stem, count);
      if (count === 1) sum += weights.get(entering.stem) ?? 0;
    }
    const leavingAt = end - WINDOW;
    const leaving = words[leavingAt];
    if (leaving && isOwn(leavingAt)) {
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
  const first = words.findIndex((_, at) => at >= start && isOwn(at));
  return { score: (best / whole) * OWN_WORDS, place: { from: first, to: bestEnd } };
}

/** The narrowest place at which all of a signal's words stand. */
function find(answer: ReadAnswer, signal: Signal): Omit<Hit, 'signal'> | undefined {
  const { words, places } = answer;
  const { stems } = signal;
  const verbatim = findVerbatim(answer, signal);
  if (stems.length === 0) return verbatim && { place: verbatim, closes: CLOSES[0] };
  if (stems.length === 1 && verbatim && signal.words.length > 1)
    return { place: verbatim, closes: CLOSES_VERBATIM };
  if (signal.isWhole) return undefined;
  const counts = (place: number) => isMeant(answer, signal, place);
  const lists = stems.map((stem) => (places.get(stem) ?? []).filter(counts));
  let place: Passage | undefined;
  if (lists.every((list) => list.length > 0)) {
    for (const from of lists.flat()) {
      const ends = lists.map((list) => list.find((at) => at >= from) ?? words.length + SIGNAL_SPAN);
      const to = Math.max(...ends) + 1;
      if (to - from <= SIGNAL_SPAN && (!place || to - from < place.to - place.from))
        place = { from, to };
    }
  }
  const isReduced = stems.length === 1 && signal.words.length > 1;
  const closes = isReduced
    ? CLOSES_REDUCED
    : (CLOSES[Math.min(stems.length, CLOSES.length - 1)] ?? 0);
  place ??= findJoined(answer, signal);
  return place && { place, closes };
}

/** “Time out” in the signal, “timeout” in the answer. */
function findJoined(answer: ReadAnswer, signal: Signal): Passage | undefined {
  const [first, second, ...more] = signal.words;
  if (!first || !second || more.length > 0) return undefined;
  const place = answer.places
    .get(joinedStem(first, second))
    ?.find((at) => isMeant(answer, signal, at));
  return place === undefined ? undefined : { from: place, to: place + 1 };
}

/** Word by word, as function words tell something only in their order. */
function findVerbatim(answer: ReadAnswer, signal: Signal): Passage | undefined {
  const { length } = signal.words;
  if (length < 2) return undefined;
  const from = answer.words.findIndex((_, at) =>
    signal.words.every(
      ({ plain }, index) =>
        answer.words[at + index]?.plain === plain &&
        (signal.isNegative
          ? signal.isDisclaimer || !answer.disclaimed[at + index]
          : isMeant(answer, signal, at + index)),
    ),
  );
  return from < 0 ? undefined : { from, to: from + length };
}

/** “No background thread” is said by who denies it, and by nobody else. */
function isMeant(
  { disclaimed, refused }: ReadAnswer,
  { isNegative, isDisclaimer }: Signal,
  place: number,
): boolean {
  if (isDisclaimer) return disclaimed[place] === true;
  return !disclaimed[place] && refused[place] === isNegative;
}

/** Whether the words around a place are a bare list of terms. */
function soundsListed(
  { words }: ReadAnswer,
  { from, to }: Passage,
  vocabulary: ReadonlySet<string>,
): boolean {
  const start = Math.max(0, Math.floor((from + to - SURROUNDINGS) / 2));
  const around = words.slice(start, start + SURROUNDINGS);
  const share = (those: readonly Word[]) => those.length / around.length;
  return (
    share(around.filter(({ isFunction }) => isFunction)) < FUNCTION_SHARE ||
    share(around.filter(({ stem }) => vocabulary.has(stem))) >= SIGNAL_SHARE
  );
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
