import type { APIRoute } from 'astro';
import { canonical } from '../guides/paths.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${canonical('/sitemap-index.xml')}\n`);
