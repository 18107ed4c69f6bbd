/** A deck of a guide’s questions, from what the content collections keep. */
import { dataHead } from '../guides/data-head.ts';
import type { DeckDocument } from '../guides/guide-data-schema.ts';
import { canonical, paths } from '../guides/paths.ts';
import type { GuideSummary, QuestionSummary } from '../guides/summary.ts';
import { countStems, rarityOf } from './core/rarity.ts';

/** What `/practice/<role>/deck.json` holds; the core takes it as it is. */
export type DeckData = DeckDocument;

/**
 * The decks of all guides.
 *
 * @param skills names by id
 */
export function deckData(
  guides: readonly GuideSummary[],
  questions: readonly QuestionSummary[],
  skills: ReadonlyMap<string, string>,
): DeckData[] {
  const counts = countStems(questions.flatMap(claimsOf));
  const byGuide = Map.groupBy(questions, ({ guide }) => guide);
  return guides.map(({ slug, role }) => {
    const own = (byGuide.get(slug) ?? []).toSorted((a, b) => a.order - b.order);
    const tested = [...new Set(own.flatMap((question) => question.skills))].toSorted();
    const { points, common } = rarityOf(own.flatMap(claimsOf), counts);
    return {
      ...dataHead(paths.deckSchema),
      slug,
      role,
      url: canonical(paths.guide(slug)),
      skills: Object.fromEntries(tested.map((id) => [id, skills.get(id) ?? id])),
      questions: own.map(({ anchor, title, type, level, minutes, skills: ids, keyPoints }) => ({
        id: anchor,
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
      })),
      rarity: { points, common: [...common] },
    };
  });
}

function claimsOf({ keyPoints }: QuestionSummary): string[] {
  return keyPoints.map(({ text }) => text);
}
