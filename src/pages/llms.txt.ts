import type { APIRoute } from 'astro';
import { allFields } from '../guides/library.ts';
import { llmsTxt } from '../seo/text-files.ts';

export const GET: APIRoute = async () => new Response(llmsTxt(await allFields()));
