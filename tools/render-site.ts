/** The first half of a build: what is made of the content, page by page and record by record. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import type { OutlineReading } from '../src/guides/reading/guide-memory.ts';
import { writeIndexParts } from '../src/search/indexing.ts';
import { searchRecordsOf } from '../src/search/site-records.ts';
import { redirects } from '../src/seo/redirects.ts';
import { site } from '../src/site.ts';
import { FactMemory } from './fact-memory.ts';
import type { Rendered } from './finish-site.ts';
import { finishing } from './finished-pages.ts';
import { writeMovedPages } from './moved-pages.ts';
import { astroPhases, inPhase } from './phases.ts';
import { isIn, type Shard } from './shard.ts';
import { withSyncWrites } from './sync-writes.ts';

/**
 * @param root the project's
 * @param folder to render into
 * @param shard the part of the site to render
 * @returns undefined when that failed; why is said
 */
export async function renderSite(
  root: string,
  folder: string,
  reading: OutlineReading,
  shard: Shard,
): Promise<Rendered | undefined> {
  const memory = new FactMemory();
  const integrations = [astroPhases(finishing(memory, shard))];
  await withSyncWrites(() => build({ root, outDir: folder, logLevel: 'warn', integrations }));
  // The sitemap's integration prints what goes wrong there, and says nothing to the build.
  if (!existsSync(join(folder, 'sitemap-index.xml'))) {
    console.error('The sitemap could not be written, for the reason above.');
    return undefined;
  }
  if (shard.number === 1)
    await writeMovedPages(folder, redirects(reading.content.guides.map(({ guide }) => guide)));
  const records = searchRecordsOf(root, reading, (path) => isIn(shard, path));
  const index = site.without.has('search')
    ? []
    : await inPhase('index for search', () => writeIndexParts(records, join(folder, 'pagefind')));
  const { facts } = await inPhase('look at files', () => memory.look(folder));
  return { facts, index };
}
