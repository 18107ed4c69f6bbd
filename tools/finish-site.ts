/** The second half of a build: what tells of all files that were rendered. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutlineReading } from '../src/guides/reading/guide-memory.ts';
import { joinIndexParts, type IndexPart } from '../src/search/indexing.ts';
import { redirects } from '../src/seo/redirects.ts';
import { site } from '../src/site.ts';
import { brokenBudgets } from './budgets.ts';
import { filesOf, type FileFacts } from './file-facts.ts';
import { printedTexts, writeHostFiles } from './hosting.ts';
import { checkedKey } from './index-now-protocol.ts';
import { KeptSizes } from './kept-sizes.ts';
import { writeOfflineEdition } from './offline.ts';
import { inPhase } from './phases.ts';
import { writeSbom } from './sbom.ts';
import { writeSiteManifest } from './site-manifest.ts';
import { writeVoicePack } from './voice-pack.ts';

/** Where what lies: the site, and the configuration of hosts that is no part of it. */
export interface Folders {
  /** The project's. */
  root: string;
  site: string;
  hosting: string;
}

/** What was rendered, in one or in shards. */
export interface Rendered {
  /** Of all files of it. */
  facts: ReadonlyMap<string, FileFacts>;
  index: readonly IndexPart[];
}

/**
 * @returns whether the site keeps its budgets; those that it breaks are said
 */
export async function finishSite(
  { root, site: folder, hosting }: Folders,
  { content }: OutlineReading,
  { facts, index }: Rendered,
): Promise<boolean> {
  if (index.length > 0)
    await inPhase('join index', () => joinIndexParts(index, join(folder, 'pagefind')));
  const built = { folder, files: await filesOf(folder), facts };
  await inPhase('offline edition', () => writeOfflineEdition(built, site.base));
  if (!site.without.has('voice')) await inPhase('voice pack', () => writeVoicePack(root, folder));
  await inPhase('site manifest', () => writeSiteManifest(built));
  const key = process.env['INDEX_NOW_KEY'];
  if (key) await writeFile(join(folder, `${checkedKey(key)}.txt`), key);
  const notes = await inPhase('host files', () =>
    writeHostFiles(folder, {
      outside: hosting,
      base: site.base,
      printed: printedTexts(built),
      redirects: redirects(content.guides.map(({ guide }) => guide)),
    }),
  );
  for (const note of notes) console.warn(note);
  const sizes = new KeptSizes();
  const broken = await inPhase('weigh', () => brokenBudgets(built, sizes.of));
  sizes.keep();
  for (const line of broken) console.error(line);
  if (broken.length > 0) return false;
  await inPhase('bill of materials', () => writeSbom(root, join(root, '.build/sbom.json')));
  return true;
}
