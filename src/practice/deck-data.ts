/** A deck of a guide’s questions. */
import { dataHead } from '../guides/data-head.ts';
import type { Guide } from '../guides/guide.ts';
import type { DeckDocument } from '../guides/guide-data-schema.ts';
import { canonical, paths } from '../guides/paths.ts';
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
 * @param pointStems of each guide, as its summary tells them
 */
export function raritiesOf(pointStems: ReadonlyMap<string, string>): ReadonlyMap<string, Rarity> {
  const counts = countStems(
    pointStems.values().flatMap((lines) => lines.split('\n').map((line) => line.split(' '))),
  );
  return new Map(
    pointStems.entries().map(([guide, lines]) => [guide, rarityOf(lines.split(/[ \n]/), counts)]),
  );
}
