import type { APIRoute, GetStaticPaths } from 'astro';
import { allImages, readImage } from '../../../guides/library.ts';

export const getStaticPaths = (async () =>
  (await allImages()).map(({ slug, name }) => ({
    params: { role: slug, image: name },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const bytes = await readImage(params['role'] ?? '', params['image'] ?? '');
  return new Response(new Uint8Array(bytes));
};
