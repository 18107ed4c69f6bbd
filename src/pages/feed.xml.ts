import type { APIRoute } from 'astro';
import { feedEntries } from '../seo/feed-entries.ts';
import { rssFeed } from '../seo/feeds.ts';

export const GET: APIRoute = async () => new Response(rssFeed(await feedEntries()));
