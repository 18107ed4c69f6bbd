/** A random set that is the same wherever it is drawn from the same seed. Pure. */

export interface Candidate {
  /** What the draw goes by; the same questions in another order give the same set. */
  id: string;
  type: string;
  minutes: number;
  /** To be taken only when nothing else is left. */
  last?: boolean;
}

export interface DrawLimits {
  seed: string;
  count: number;
  /** Minutes together. */
  time: number;
}

/** As long as others fit, none takes more than this share of the time. */
const SHARE = 1 / 3;

/**
 * Draw questions by lot, one of each type in turn, as long as they fit: never more than `count`,
 * never longer than `time` together, none twice.
 */
export function drawSet<T extends Candidate>(
  candidates: readonly T[],
  { seed, count, time }: DrawLimits,
): T[] {
  const start = hash(seed);
  const lots = [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()]
    .map((candidate) => ({ candidate, lot: hash(candidate.id, start) }))
    .toSorted((a, b) => a.lot - b.lot || (a.candidate.id < b.candidate.id ? -1 : 1))
    .map(({ candidate }) => candidate);
  const drawn: T[] = [];
  let left = time;
  for (const last of [false, true]) {
    for (const most of [time * SHARE, time]) {
      const waiting = lots.filter(
        (candidate) =>
          (candidate.last ?? false) === last &&
          candidate.minutes <= most &&
          !drawn.includes(candidate),
      );
      for (const candidate of inTurns(waiting)) {
        if (drawn.length === count) return drawn;
        if (candidate.minutes > left) continue;
        drawn.push(candidate);
        left -= candidate.minutes;
      }
    }
  }
  return drawn;
}

/** One of each type, then the next of each; the types, too, in the order of the lots. */
function inTurns<T extends Candidate>(lots: readonly T[]): T[] {
  const types = [...Map.groupBy(lots, ({ type }) => type).values()];
  const rounds = Math.max(0, ...types.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) =>
    types.flatMap((list) => list.slice(round, round + 1)),
  ).flat();
}

/** FNV-1a over UTF-16 units, then mixed, so that names that differ little lie far apart. */
function hash(text: string, start = 0x811c9dc5): number {
  let sum = start;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
