/**
 * `npm run build`: check `content/`, build the site and its search index into a fresh folder, hold
 * it against the budgets, and only then put it in the place of `dist/`. Whatever fails leaves the
 * last good `dist/` as it was. Beside it, `.build/sbom.json` says what the site was built with.
 */
import { existsSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { readOutline } from '../src/guides/reading/guide-memory.ts';
import { writeSearchIndex } from '../src/search/indexing.ts';
import { searchRecordsOf } from '../src/search/site-records.ts';
import { redirects } from '../src/seo/redirects.ts';
import { site } from '../src/site.ts';
import { brokenBudgets } from './budgets.ts';
import { isRunning, lockBuild } from './build-lock.ts';
import { FactMemory } from './fact-memory.ts';
import { finishing } from './finished-pages.ts';
import { printedTexts, writeHostFiles } from './hosting.ts';
import { checkedKey } from './index-now-protocol.ts';
import { KeptSizes } from './kept-sizes.ts';
import { writeMovedPages } from './moved-pages.ts';
import { writeOfflineEdition } from './offline.ts';
import { astroPhases, inPhase, phases, phaseTable } from './phases.ts';
import { printProblems } from './problems.ts';
import { writeSbom } from './sbom.ts';
import { writeSiteManifest } from './site-manifest.ts';
import { writeVoicePack } from './voice-pack.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
// The same name each time: the place of the output is a part of what Astro compares two builds by.
const fresh = join(root, '.build', 'dist');
const former = join(root, '.build', `former-${process.pid}`);
const hosting = join(root, '.build', 'hosting');
const freshHosting = join(root, '.build', `hosting-${process.pid}`);

async function buildSite(): Promise<boolean> {
  const { content, problems, sourceOf } = await inPhase('check content', () => readOutline(root));
  if (printProblems(problems, sourceOf)) return false;
  const memory = new FactMemory();
  const integrations = [astroPhases(finishing(memory))];
  await build({ root, outDir: fresh, logLevel: 'warn', integrations });
  // The sitemap's integration prints what goes wrong there, and says nothing to the build.
  if (!existsSync(join(fresh, 'sitemap-index.xml'))) {
    console.error('The sitemap could not be written, for the reason above.');
    return false;
  }
  const moved = redirects(content.guides.map(({ guide }) => guide));
  await writeMovedPages(fresh, moved);
  if (!site.without.has('search')) {
    await inPhase('index for search', () =>
      writeSearchIndex(searchRecordsOf(root, content), join(fresh, 'pagefind')),
    );
  }
  const built = await inPhase('look at files', () => memory.look(fresh));
  await inPhase('offline edition', () => writeOfflineEdition(built, site.base));
  if (!site.without.has('voice')) await inPhase('voice pack', () => writeVoicePack(root, fresh));
  await inPhase('site manifest', () => writeSiteManifest(built));
  const key = process.env['INDEX_NOW_KEY'];
  if (key) await writeFile(join(fresh, `${checkedKey(key)}.txt`), key);
  const notes = await inPhase('host files', () =>
    writeHostFiles(fresh, {
      outside: freshHosting,
      base: site.base,
      printed: printedTexts(built),
      redirects: moved,
    }),
  );
  for (const note of notes) console.warn(note);
  const sizes = new KeptSizes();
  const broken = await inPhase('weigh', () => brokenBudgets(built, sizes.of));
  sizes.keep();
  for (const line of broken) console.error(line);
  if (broken.length > 0) return false;
  await inPhase('bill of materials', () => writeSbom(root, join(root, '.build/sbom.json')));
  await swap();
  await rm(hosting, { recursive: true, force: true });
  await rename(freshHosting, hosting);
  return true;
}

/** Two renames, so that at no moment a half-written site stands in `dist/`. */
async function swap(): Promise<void> {
  const hadDist = await rename(dist, former).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(fresh, dist);
  } catch (error) {
    if (hadDist) await rename(former, dist);
    throw error;
  }
}

/** What an earlier build left when it was ended from outside, between its two renames perhaps. */
async function sweep(): Promise<void> {
  const names = await readdir(join(root, '.build')).catch(() => []);
  // Nobody else builds here while we hold the lock.
  await rm(fresh, { recursive: true, force: true });
  for (const name of names) {
    const [, kind, pid] = /^(former|hosting)-(\d+)$/.exec(name) ?? [];
    if (kind === undefined || isRunning(Number(pid))) continue;
    const path = join(root, '.build', name);
    if (kind === 'former' && !existsSync(dist)) await rename(path, dist);
    else await rm(path, { recursive: true, force: true });
  }
}

/** Whether the site was built; what went wrong is said. */
async function attempt(): Promise<boolean> {
  const unlock = await lockBuild(join(root, '.build/lock'));
  try {
    await sweep();
    return await buildSite();
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(freshHosting, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
    await unlock();
  }
}

const { timings } = parseArgs({ options: { timings: { type: 'boolean' } } }).values;
const started = performance.now();
const built = await attempt().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return false;
});
if (timings) console.log(`${phaseTable(phases())}\n`);
if (!built) {
  console.error('The build failed; dist/ is as it was before.');
  // A build that failed midway may have left workers behind that would keep the process alive.
  process.exit(1);
}
const entries = await readdir(dist, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).length;
const seconds = (performance.now() - started) / 1000;
console.log(`Built dist/, ${files} files, in ${seconds.toFixed(1)} s.`);
