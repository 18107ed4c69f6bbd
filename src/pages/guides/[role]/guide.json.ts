import type { APIRoute, GetStaticPaths } from 'astro';
import { getGuideData, guideKeys } from '../../../guides/library.ts';

export const getStaticPaths = (async () =>
  (await guideKeys()).map(({ slug, key }) => ({
    params: { role: slug },
    cacheKey: key,
  }))) satisfies GetStaticPaths;

/** The guide as data, for the pages that put guides side by side or name their questions. */
export const GET: APIRoute<Record<string, unknown>, { role: string }> = async ({ params }) =>
  Response.json(await getGuideData(params.role));
