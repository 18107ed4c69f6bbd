import type { APIRoute } from 'astro';
import { guideIndex } from '../guides/guide-index.ts';
import { allFields, allGuides } from '../guides/library.ts';

/** All guides, with their addresses, days, and counts. */
export const GET: APIRoute = async () =>
  Response.json(guideIndex(await allGuides(), await allFields()));
