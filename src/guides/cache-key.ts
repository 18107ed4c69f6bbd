/** What tells a page of this build from the one that a former build made. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { root } from 'astro:config/server';
import { site } from '../site.ts';
import { codeDigest } from './reading/kept-values.ts';

/** All that makes pages but the content: of whatever changes here, nobody knows how far it reaches. */
const CODE = ['src', 'tools', 'astro.config.mjs', 'package-lock.json'];

let settings: string | undefined;

/**
 * A key for Astro's incremental build, which takes a page from the former build where it has the same
 * key: equal for equal content, code, and settings, and for these alone.
 *
 * @param content all that a page takes from the content
 */
export function cacheKey(...content: readonly unknown[]): string {
  settings ??= JSON.stringify([
    codeDigest(fileURLToPath(root), CODE),
    { ...site, without: [...site.without] },
  ]);
  return createHash('sha256').update(settings).update(JSON.stringify(content)).digest('hex');
}
