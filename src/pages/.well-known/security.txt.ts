import type { APIRoute } from 'astro';
import { securityTxt } from '../../seo/text-files.ts';

export const GET: APIRoute = () => new Response(securityTxt());
