import type { APIRoute } from 'astro';
import { allAuthors, allGuides } from '../guides/library.ts';
import { paths } from '../guides/paths.ts';
import { humansTxt } from '../seo/text-files.ts';

export const GET: APIRoute = async () => {
  const days = (await allGuides()).map(({ updated }) => updated).toSorted();
  const authors = Object.entries(await allAuthors());
  return new Response(
    humansTxt(
      authors.map(([id, { name, role }]) => ({ name, role, path: paths.author(id) })),
      days.at(-1) ?? '',
    ),
  );
};
