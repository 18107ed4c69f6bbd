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

/**
 * Draw questions by lot, one of each type in turn, as long as they fit: never more than `count`,
 * never longer than `time` together, none twice.
 */
export function drawSet<T extends Candidate>(
  candidates: readonly T[],
  { seed, count, time }: DrawLimits,
): T[] {
  const drawn: T[] = [];
  let left = time;
  const once = [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
  for (const last of [false, true]) {
    const lots = once
      .filter((candidate) => (candidate.last ?? false) === last)
      .map((candidate) => ({ candidate, lot: hash(`${seed} ${candidate.id}`) }))
      .toSorted((a, b) => a.lot - b.lot || (a.candidate.id < b.candidate.id ? -1 : 1))
      .map(({ candidate }) => candidate);
    // The types, too, come in the order of the lots.
    const types = [...Map.groupBy(lots, ({ type }) => type).values()];
    for (let found = true; found; ) {
      found = false;
      for (const waiting of types) {
        if (drawn.length >= count) return drawn;
        const room = left;
        const at = waiting.findIndex(({ minutes }) => minutes <= room);
        const [next] = at < 0 ? [] : waiting.splice(at, 1);
        if (!next) continue;
        drawn.push(next);
        left -= next.minutes;
        found = true;
      }
    }
  }
  return drawn;
}

/** FNV-1a over UTF-16 units, then mixed, so that names that differ little lie far apart. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
