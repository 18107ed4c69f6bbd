/**
 * Zod tries whether it may compile its schemas to code, which the site's policy refuses and reports.
 * It has to know before the first schema is made, so this is imported before any.
 */
import { config } from 'astro/zod';

config({ jitless: true });
