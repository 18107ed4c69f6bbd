import type { Rarity } from './deck.ts';
import { wordsOf } from './words.ts';

/** How much a stem tells: the fewer points contain it, the more. */
export type Weigh = (stem: string) => number;

/** @param stems those that matter; all others are left out */
export function rarityOf(claims: readonly string[], stems: ReadonlySet<string>): Rarity {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    for (const stem of new Set(wordsOf(claim).map((word) => word.stem)))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const common: string[][] = [];
  for (const stem of [...stems].toSorted()) {
    const place = Math.round(Math.log2(counts.get(stem) ?? 1)) - 1;
    if (place >= 0) (common[place] ??= []).push(stem);
  }
  return { points: claims.length, common: Array.from(common, (group) => (group ?? []).join(' ')) };
}

/** Inverse document frequency, smoothed so that no word tells nothing. */
export function weighing({ points, common }: Rarity): Weigh {
  const places = new Map(
    common.flatMap((group, place) => group.split(' ').map((stem) => [stem, place + 1] as const)),
  );
  return (stem) => Math.log(1 + points / 2 ** (places.get(stem) ?? 0));
}
