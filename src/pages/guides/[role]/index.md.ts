import type { APIRoute, GetStaticPaths } from 'astro';
import { getGuidePage, getGuideSources, guideKeys } from '../../../guides/library.ts';
import { guideMarkdown } from '../../../seo/guide-markdown.ts';
import { markdownPath } from '../../../guides/paths.ts';

export const getStaticPaths = (async () =>
  (await guideKeys())
    .filter(({ slug }) => markdownPath(slug) !== undefined)
    .map(({ slug, key }) => ({ params: { role: slug }, cacheKey: key }))) satisfies GetStaticPaths;

/** The guide without a page around it, for plain readers and language models. */
export const GET: APIRoute<Record<string, unknown>, { role: string }> = async ({ params }) =>
  new Response(guideMarkdown(await getGuidePage(params.role), getGuideSources(params.role)), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
