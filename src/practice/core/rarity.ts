import type { Rarity } from './deck.ts';
import { wordsOf } from './words.ts';

/** How much a stem tells: the fewer points contain it, the more. */
export type Weigh = (stem: string) => number;

export interface StemCounts {
  points: number;
  /** In how many points each stem stands. */
  counts: ReadonlyMap<string, number>;
}

/** @param claims of all points of the site */
export function countStems(claims: readonly string[]): StemCounts {
  const counts = new Map<string, number>();
  for (const claim of claims)
    for (const stem of tellingStems(claim)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { points: claims.length, counts };
}

/**
 * As little as says what the stems of some claims tell: each power of two, with its stems. A claim
 * more or less on the site seldom changes it.
 */
export function rarityOf(claims: readonly string[], { points, counts }: StemCounts): Rarity {
  const stems = new Set(claims.flatMap((claim) => [...tellingStems(claim)]));
  const byPlace = Map.groupBy(stems, (stem) => Math.round(Math.log2(counts.get(stem) ?? 1)) - 1);
  const last = Math.max(-1, ...byPlace.keys());
  const common = Array.from({ length: last + 1 }, (_, place) =>
    (byPlace.get(place) ?? []).toSorted().join(' '),
  );
  return { points: points === 0 ? 0 : 2 ** Math.round(Math.log2(points)), common };
}

function tellingStems(claim: string): Set<string> {
  return new Set(
    wordsOf(claim)
      .filter(({ isFunction }) => !isFunction)
      .map(({ stem }) => stem),
  );
}

/** Inverse document frequency, smoothed so that no word tells nothing. */
export function weighing({ points, common }: Rarity): Weigh {
  const places = new Map(
    common.flatMap((group, place) => group.split(' ').map((stem) => [stem, place + 1] as const)),
  );
  return (stem) => Math.log(1 + points / 2 ** (places.get(stem) ?? 0));
}
