import type { APIRoute } from 'astro';
import { speculationRules } from '../seo/speculation-rules.ts';

export const GET: APIRoute = () => new Response(JSON.stringify(speculationRules()));
