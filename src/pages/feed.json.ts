import type { APIRoute } from 'astro';
import { feedEntries } from '../seo/feed-entries.ts';
import { jsonFeed } from '../seo/feeds.ts';

export const GET: APIRoute = async () => new Response(jsonFeed(await feedEntries()));
