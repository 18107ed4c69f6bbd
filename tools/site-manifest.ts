/**
 * `site-manifest.json` in a built site: a hash of each page that search engines may keep. Compared
 * with the one of the site that is live, it tells which pages a deployment changed.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { site } from '../src/site.ts';
import type { Pages } from './page-facts.ts';

export interface SiteManifest {
  /** Path below the site's root, such as `guides/x/`, to the hash of its bytes. */
  pages: Record<string, string>;
}

export const MANIFEST = 'site-manifest.json';

/** Pages that name themselves as canonical; all others ask to be left out. */
export function siteManifest(
  all: Pages,
  { origin, base }: { origin: string; base: string } = site,
): SiteManifest {
  const pages: SiteManifest['pages'] = {};
  for (const [file, { canonical, hash }] of all) {
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    if (canonical === `${origin}${base}${path}`) pages[path] = hash.slice(0, 16);
  }
  return { pages };
}

export async function writeSiteManifest(folder: string, pages: Pages): Promise<void> {
  await writeFile(join(folder, MANIFEST), JSON.stringify(siteManifest(pages)));
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
