import type { APIRoute } from 'astro';
import { allGuides } from '../guides/library.ts';
import { changeFeed } from '../seo/change-feed.ts';

export const GET: APIRoute = async () => new Response(changeFeed(await allGuides()));
