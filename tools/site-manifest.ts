/**
 * `site-manifest.json` in a built site: a hash of each page that search engines may keep. Compared
 * with the one of the site that is live, it tells which pages a deployment changed.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { site } from '../src/site.ts';
import type { BuiltSite } from './file-facts.ts';

export interface SiteManifest {
  /** Path below the site's root, such as `guides/x/`, to the hash of its bytes. */
  pages: Record<string, string>;
}

export const MANIFEST = 'site-manifest.json';

/** Pages that name themselves as canonical; all others ask to be left out. */
export function siteManifest(
  { facts }: Pick<BuiltSite, 'facts'>,
  { origin, base }: { origin: string; base: string } = site,
): SiteManifest {
  const pages: SiteManifest['pages'] = {};
  for (const [file, { hash, page }] of facts) {
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    if (page?.canonical === `${origin}${base}${path}`) pages[path] = hash.slice(0, 16);
  }
  return { pages };
}

export async function writeSiteManifest(built: BuiltSite): Promise<void> {
  await writeFile(join(built.folder, MANIFEST), JSON.stringify(siteManifest(built)));
}

/** What a deployment changed: pages that are new, other than before, or gone. */
export function changedPages(before: SiteManifest, after: SiteManifest): string[] {
  const paths = new Set([...Object.keys(before.pages), ...Object.keys(after.pages)]);
  return [...paths].filter((path) => before.pages[path] !== after.pages[path]).toSorted();
}

/** Throws on anything else than a manifest, such as a host's page for what it did not find. */
export function parseManifest(text: string, from: string): SiteManifest {
  const wrong = () =>
    new Error(`${from} is not the manifest of a built site. Expected JSON such as {"pages":{…}}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong();
  }
  if (typeof value !== 'object' || value === null || !('pages' in value)) throw wrong();
  const { pages } = value;
  if (typeof pages !== 'object' || pages === null) throw wrong();
  if (Object.values(pages).some((hash) => typeof hash !== 'string')) throw wrong();
  return { pages: pages as SiteManifest['pages'] };
}
