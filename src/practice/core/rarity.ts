import type { Rarity } from './deck.ts';
import { unplacedWordsOf } from './words.ts';

/** How much a stem tells: the fewer points contain it, the more. */
export type Weigh = (stem: string) => number;

export interface StemCounts {
  points: number;
  /** In how many points each stem stands. */
  counts: ReadonlyMap<string, number>;
}

/** The stems of a claim but for those of function words, each once. */
export function tellingStems(claim: string): string[] {
  const stems = new Set<string>();
  for (const { stem, isFunction } of unplacedWordsOf(claim)) if (!isFunction) stems.add(stem);
  return [...stems];
}

/** @param points the telling stems of every point of the site */
export function countStems(points: Iterable<readonly string[]>): StemCounts {
  const counts = new Map<string, number>();
  let number = 0;
  for (const stems of points) {
    number += 1;
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return { points: number, counts };
}

/**
 * As little as says what some stems tell: each power of two, with its stems. A point more or less on
 * the site seldom changes it.
 */
export function rarityOf(own: Iterable<string>, { points, counts }: StemCounts): Rarity {
  const stems = new Set(own);
  const byPlace = Map.groupBy(stems, (stem) => Math.round(Math.log2(counts.get(stem) ?? 1)) - 1);
  const last = Math.max(-1, ...byPlace.keys());
  const common = Array.from({ length: last + 1 }, (_, place) =>
    (byPlace.get(place) ?? []).toSorted().join(' '),
  );
  return { points: points === 0 ? 0 : 2 ** Math.round(Math.log2(points)), common };
}

/** Inverse document frequency, smoothed so that no word tells nothing. */
export function weighing({ points, common }: Rarity): Weigh {
  const places = new Map(
    common.flatMap((group, place) => group.split(' ').map((stem) => [stem, place + 1] as const)),
  );
  return (stem) => Math.log(1 + points / 2 ** (places.get(stem) ?? 0));
}
