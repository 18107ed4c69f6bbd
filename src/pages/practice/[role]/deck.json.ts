import type { APIRoute, GetStaticPaths } from 'astro';
import { cacheKey } from '../../../guides/cache-key.ts';
import { allGuides, allQuestions, allSkills } from '../../../guides/library.ts';
import { deckData, type DeckData } from '../../../practice/deck-data.ts';

export const getStaticPaths = (async () => {
  const skills = new Map((await allSkills()).map(({ id, name }) => [id, name]));
  return deckData(await allGuides(), await allQuestions(), skills).map((deck) => ({
    params: { role: deck.slug },
    props: { deck },
    cacheKey: cacheKey(deck),
  }));
}) satisfies GetStaticPaths;

/** What a practice session needs of a guide; loaded when a reader begins one. */
export const GET: APIRoute<{ deck: DeckData }> = ({ props }) => Response.json(props.deck);
