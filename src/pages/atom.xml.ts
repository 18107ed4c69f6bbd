import type { APIRoute } from 'astro';
import { feedEntries } from '../seo/feed-entries.ts';
import { atomFeed } from '../seo/feeds.ts';

export const GET: APIRoute = async () => new Response(atomFeed(await feedEntries()));
