import type { APIRoute } from 'astro';
import { allGuides, allSkills } from '../../guides/library.ts';
import { matchData } from '../../match/roles.ts';

/** What a job ad is compared with; loaded when a reader has an ad to compare. */
export const GET: APIRoute = async () =>
  Response.json(matchData(await allGuides(), await allSkills()));
