import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { cacheKey } from '../../guides/cache-key.ts';
import { fileURLToPath } from 'node:url';
import { root } from 'astro:config/server';
import { allGuides, allQuestions } from '../../guides/library.ts';
import { plateNumbers } from '../../guides/plate/plate-numbers.ts';
import {
  CARD_SHAPES,
  defaultCardWords,
  GUIDE_SHAPES,
  guideCardWords,
  SITE_CARD,
} from '../../seo/card.ts';
import { CardPress, type CardPicture } from '../../seo/card-drawing.ts';

const press = new CardPress(fileURLToPath(root));

/** Every guide has a card in each shape; the pages without one share the card of the site. */
export const getStaticPaths = (async () => {
  await press.forgetOld();
  const guides = await allGuides();
  const plates = plateNumbers(guides);
  const cards = guides.flatMap((guide) =>
    GUIDE_SHAPES.map((shape) => ({
      name: `${guide.slug}${CARD_SHAPES[shape].suffix}`,
      picture: {
        ...guideCardWords(guide, plates.get(guide.slug) ?? 0),
        plate: guide,
        shape,
      } satisfies CardPicture,
    })),
  );
  const frontispiece = [...guides].sort((a, b) => b.updated.localeCompare(a.updated))[0];
  const own = {
    name: SITE_CARD,
    picture: {
      ...defaultCardWords(guides.length, (await allQuestions()).length),
      plate: frontispiece ?? { slug: SITE_CARD, field: '' },
      shape: 'wide',
    } satisfies CardPicture,
  };
  return [...cards, own].map(({ name, picture }) => ({
    params: { card: name },
    props: { picture },
    cacheKey: cacheKey(picture),
  }));
}) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props }) =>
  new Response(new Uint8Array(await press.print(props.picture)), {
    headers: { 'content-type': 'image/png' },
  });
