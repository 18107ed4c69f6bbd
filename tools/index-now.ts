/**
 * `npm run index-now`: tell search engines which pages a deployment changed, and no others. Optional,
 * and in two steps around the deployment:
 *
 * 1. `npm run index-now -- before` notes what is live.
 * 2. `npm run index-now`, after the deployment, waits until `dist/` is live and tells what changed.
 *
 * `INDEX_NOW_KEY` holds the key, at the build too, which writes the file that proves it.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { count } from '../src/guides/count.ts';
import { canonical, paths } from '../src/guides/paths.ts';
import { checkedKey, liveManifest, tell, untilLive } from './index-now-protocol.ts';
import { changedPages, MANIFEST, parseManifest } from './site-manifest.ts';

const projectRoot = resolve(import.meta.dirname, '..');
const note = join(projectRoot, '.build/live-manifest.json');
const root = canonical(paths.home);
const endpoint = process.env['INDEX_NOW_ENDPOINT'] ?? 'https://api.indexnow.org/indexnow';

async function readManifest(file: string, advice: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} is missing. ${advice}`);
  });
  return parseManifest(text, file);
}

async function noteWhatIsLive(): Promise<void> {
  const live = (await liveManifest(root)) ?? { pages: {} };
  await mkdir(join(projectRoot, '.build'), { recursive: true });
  await writeFile(note, JSON.stringify(live));
  console.log(`${root} has ${count(Object.keys(live.pages).length, 'page')} now.`);
}

async function tellWhatChanged(): Promise<void> {
  const key = checkedKey(process.env['INDEX_NOW_KEY'] ?? '');
  const before = await readManifest(
    note,
    'Run `npm run index-now -- before` before the deployment.',
  );
  const built = await readManifest(
    join(projectRoot, 'dist', MANIFEST),
    'Run `npm run build` first.',
  );
  await untilLive(root, built);
  const changed = changedPages(before, built);
  await tell({ root, key, endpoint }, changed);
  await rm(note);
  console.log(
    changed.length === 0 ? 'No page changed.' : `Told of ${count(changed.length, 'page')}.`,
  );
}

try {
  await (process.argv[2] === 'before' ? noteWhatIsLive() : tellWhatChanged());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
