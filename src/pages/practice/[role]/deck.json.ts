import type { APIRoute, GetStaticPaths } from 'astro';
import { cacheKey } from '../../../guides/cache-key.ts';
import { allPointStems, getGuide, guideKeys, wholeVocabulary } from '../../../guides/library.ts';
import type { Rarity } from '../../../practice/core/deck.ts';
import { deckData, raritiesOf } from '../../../practice/deck-data.ts';

interface Props extends Record<string, unknown> {
  rarity: Rarity;
  skills: ReadonlyMap<string, string>;
}

export const getStaticPaths = (async () => {
  const { skills: known } = await wholeVocabulary();
  const skills = new Map(Object.entries(known).map(([id, { name }]) => [id, name]));
  const rarities = raritiesOf(await allPointStems());
  return (await guideKeys()).flatMap(({ slug, key }) => {
    const rarity = rarities.get(slug);
    if (!rarity) return [];
    return [{ params: { role: slug }, props: { rarity, skills }, cacheKey: cacheKey(key, rarity) }];
  });
}) satisfies GetStaticPaths;

/** What a practice session needs of a guide; loaded when a reader begins one. */
export const GET: APIRoute<Props, { role: string }> = async ({ params, props }) =>
  Response.json(deckData(await getGuide(params.role), props.rarity, props.skills));
