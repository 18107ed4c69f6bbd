import type { APIRoute, GetStaticPaths } from 'astro';
import { areMany, listedRoles } from '../../../guides/guide-lists.ts';
import { allGuides } from '../../../guides/library.ts';

/** Only where the roles are too many to stand in the pages that let a reader choose one. */
export const getStaticPaths = (async () =>
  areMany(await allGuides()) ? [{ params: { list: 'roles' } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = async () => Response.json(listedRoles(await allGuides()));
