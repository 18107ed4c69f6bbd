import type { APIRoute } from 'astro';
import { robotsTxt } from '../seo/text-files.ts';

export const GET: APIRoute = () => new Response(robotsTxt());
