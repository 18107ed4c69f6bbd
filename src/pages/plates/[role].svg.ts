import type { APIRoute, GetStaticPaths } from 'astro';
import { cacheKey } from '../../guides/cache-key.ts';
import { allGuides } from '../../guides/library.ts';
import { plate } from '../../guides/plate/plate.ts';

export const getStaticPaths = (async () =>
  (await allGuides()).map(({ slug, field }) => ({
    params: { role: slug },
    props: { field },
    cacheKey: cacheKey(slug, field),
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ field: string }> = ({ params, props }) =>
  new Response(plate({ slug: params['role'] ?? '', field: props.field }), {
    headers: { 'content-type': 'image/svg+xml' },
  });
