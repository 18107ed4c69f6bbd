import type { APIRoute } from 'astro';
import { openSearchXml } from '../seo/text-files.ts';

export const GET: APIRoute = () => new Response(openSearchXml());
