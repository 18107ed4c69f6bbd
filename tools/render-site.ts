/** The first half of a build: what is made of the content, page by page and record by record. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import type { OutlineReading } from '../src/guides/reading/guide-memory.ts';
import { codeDigest, KeptValues } from '../src/guides/reading/kept-values.ts';
import { writeIndexParts, type WrittenPart } from '../src/search/indexing.ts';
import { plannedParts } from '../src/search/site-records.ts';
import { redirects } from '../src/seo/redirects.ts';
import { site } from '../src/site.ts';
import { FactMemory } from './fact-memory.ts';
import type { Rendered } from './finish-site.ts';
import { finishing } from './finished-pages.ts';
import { writeMovedPages } from './moved-pages.ts';
import { astroPhases, inPhase } from './phases.ts';
import { withResponsesAtHand } from './responses-at-hand.ts';
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
  const render = () => build({ root, outDir: folder, logLevel: 'warn', integrations });
  await withSyncWrites(() => withResponsesAtHand(render));
  // The sitemap's integration prints what goes wrong there, and says nothing to the build.
  if (!existsSync(join(folder, 'sitemap-index.xml'))) {
    console.error('The sitemap could not be written, for the reason above.');
    return undefined;
  }
  if (shard.number === 1)
    await writeMovedPages(folder, redirects(reading.content.guides.map(({ guide }) => guide)));
  const index = site.without.has('search')
    ? []
    : await inPhase('index for search', () => {
        const planned = plannedParts(root, reading, { isWanted: (path) => isIn(shard, path) });
        return writeIndexParts(planned, join(folder, 'pagefind'), { kept: keptIndex(root) });
      });
  const { facts } = await inPhase('look at files', () => memory.look(folder));
  return { facts, index };
}

/** What decides how an index is written. */
const INDEX_CODE = [
  'src/guides',
  'src/practice/core',
  'src/search',
  'src/site.ts',
  'package-lock.json',
];

/** Parts of the index that the former build wrote. */
function keptIndex(root: string): KeptValues<WrittenPart> {
  const folder = join(root, 'node_modules/.cache/search-index');
  return new KeptValues(folder, codeDigest(root, INDEX_CODE));
}
