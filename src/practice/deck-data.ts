/** A deck of a guide’s questions. */
import { dataHead } from '../guides/data-head.ts';
import type { Guide } from '../guides/guide.ts';
import type { DeckDocument } from '../guides/guide-data-schema.ts';
import { canonical, paths } from '../guides/paths.ts';
import { summarize, type QuestionSummary } from '../guides/summary.ts';
import type { Rarity } from './core/deck.ts';
import { countStems, rarityOf } from './core/rarity.ts';

/** What `/practice/<role>/deck.json` holds; the core takes it as it is. */
export type DeckData = DeckDocument;

/**
 * @param rarity of the words of its points, among those of all guides
 * @param skills names by id
 */
export function deckData(
  { slug, role, questions }: Guide,
  rarity: Rarity,
  skills: ReadonlyMap<string, string>,
): DeckData {
  const tested = [...new Set(questions.items.flatMap((question) => question.skills))].toSorted();
  return {
    ...dataHead(paths.deckSchema),
    slug,
    role,
    url: canonical(paths.guide(slug)),
    skills: Object.fromEntries(tested.map((id) => [id, skills.get(id) ?? id])),
    questions: questions.items.map(
      ({ id, title, type, level, minutes, skills: ids, keyPoints }) => ({
        id,
        title,
        type,
        level,
        minutes,
        skills: ids,
        points: keyPoints.map(({ text, signals, followUp }) => ({
          claim: text,
          signals,
          followUp,
        })),
      }),
    ),
    rarity: { points: rarity.points, common: [...rarity.common] },
  };
}

/**
 * How rare the words of each guide’s points are among those of all guides.
 *
 * @param questions of all guides
 */
export function raritiesOf(
  questions: readonly Pick<QuestionSummary, 'guide' | 'claims'>[],
): ReadonlyMap<string, Rarity> {
  const counts = countStems(questions.flatMap(({ claims }) => claims));
  const rarities = new Map<string, Rarity>();
  for (const [guide, own] of Map.groupBy(questions, ({ guide: slug }) => slug))
    rarities.set(
      guide,
      rarityOf(
        own.flatMap(({ claims }) => claims),
        counts,
      ),
    );
  return rarities;
}

/** The decks of all guides. */
export function decksOf(guides: readonly Guide[], skills: ReadonlyMap<string, string>): DeckData[] {
  const rarities = raritiesOf(guides.flatMap((guide) => summarize(guide).questions));
  return guides.flatMap((guide) => {
    const rarity = rarities.get(guide.slug);
    return rarity ? [deckData(guide, rarity, skills)] : [];
  });
}
