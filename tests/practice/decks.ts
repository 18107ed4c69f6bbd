import type { Guide } from '../../src/guides/guide.ts';
import { summarize } from '../../src/guides/summary.ts';
import { deckData, raritiesOf, type DeckData } from '../../src/practice/deck-data.ts';

/** The decks of all guides, whose skills go without names. */
export function decksOf(guides: readonly Guide[]): DeckData[] {
  const stems = new Map(guides.map((guide) => [guide.slug, summarize(guide).pointStems]));
  const rarities = raritiesOf(stems);
  return guides.flatMap((guide) => {
    const rarity = rarities.get(guide.slug);
    return rarity ? [deckData(guide, rarity, new Map())] : [];
  });
}
