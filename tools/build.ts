/**
 * `npm run build`: check `content/`, build the site and its search index into a fresh folder, hold
 * it against the budgets, and only then put it in the place of `dist/`. Whatever fails leaves the
 * last good `dist/` as it was. Beside it, `.build/sbom.json` says what the site was built with.
 *
 * `-- --shard 1/2` builds a part of the site into `.build/shards/`, and `-- --join` makes `dist/` of
 * all that lie there.
 */
import { existsSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { hash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { readOutline, type OutlineReading } from '../src/guides/reading/guide-memory.ts';
import { codeDigest } from '../src/guides/reading/kept-values.ts';
import { joinIndexParts, writeIndexParts, type IndexPart } from '../src/search/indexing.ts';
import { searchRecordsOf } from '../src/search/site-records.ts';
import { redirects } from '../src/seo/redirects.ts';
import { site } from '../src/site.ts';
import { brokenBudgets } from './budgets.ts';
import { isRunning, lockBuild } from './build-lock.ts';
import { FactMemory } from './fact-memory.ts';
import { filesOf, type BuiltSite } from './file-facts.ts';
import { finishing } from './finished-pages.ts';
import { printedTexts, writeHostFiles } from './hosting.ts';
import { checkedKey } from './index-now-protocol.ts';
import { KeptSizes } from './kept-sizes.ts';
import { writeMovedPages } from './moved-pages.ts';
import { writeOfflineEdition } from './offline.ts';
import { astroPhases, inPhase, phases, phaseTable } from './phases.ts';
import { printProblems } from './problems.ts';
import { writeSbom } from './sbom.ts';
import { joinShards, keepShard, shardFolder } from './shard-folders.ts';
import { isIn, readShard, WHOLE, type Shard } from './shard.ts';
import { writeSiteManifest } from './site-manifest.ts';
import { writeVoicePack } from './voice-pack.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
// The same name each time: the place of the output is a part of what Astro compares two builds by.
const fresh = join(root, '.build', 'dist');
const former = join(root, '.build', `former-${process.pid}`);
const shards = join(root, '.build', 'shards');
const hosting = join(root, '.build', 'hosting');
const freshHosting = join(root, '.build', `hosting-${process.pid}`);

/** @returns undefined where `content/` has problems, which are said */
async function soundContent(): Promise<OutlineReading | undefined> {
  const reading = await inPhase('check content', () => readOutline(root));
  return printProblems(reading.problems, reading.sourceOf) ? undefined : reading;
}

/** What is made of the content, without what tells of all files; undefined when that failed. */
async function render(
  { content }: OutlineReading,
  shard: Shard,
): Promise<{ built: BuiltSite; index: IndexPart[] } | undefined> {
  const memory = new FactMemory();
  const integrations = [astroPhases(finishing(memory, shard))];
  await build({ root, outDir: fresh, logLevel: 'warn', integrations });
  // The sitemap's integration prints what goes wrong there, and says nothing to the build.
  if (!existsSync(join(fresh, 'sitemap-index.xml'))) {
    console.error('The sitemap could not be written, for the reason above.');
    return undefined;
  }
  if (shard.number === 1) await writeMovedPages(fresh, redirectsOf(content));
  const records = searchRecordsOf(root, content, (path) => isIn(shard, path));
  const index = site.without.has('search')
    ? []
    : await inPhase('index for search', () => writeIndexParts(records, join(fresh, 'pagefind')));
  return { built: await inPhase('look at files', () => memory.look(fresh)), index };
}

async function buildSite(): Promise<boolean> {
  const reading = await soundContent();
  const rendered = reading && (await render(reading, WHOLE));
  if (!rendered) return false;
  return finish(reading.content, rendered.built.facts, rendered.index);
}

async function buildShard(shard: Shard): Promise<boolean> {
  const reading = await soundContent();
  const rendered = reading && (await render(reading, shard));
  if (!rendered) return false;
  await keepShard(shards, shard, { ...rendered, state: stateOf(reading) });
  return true;
}

async function joinSite(): Promise<boolean> {
  const reading = await soundContent();
  if (!reading) return false;
  const { facts, index } = await inPhase('join shards', () =>
    joinShards(shards, fresh, stateOf(reading)),
  );
  return finish(reading.content, facts, index);
}

const redirectsOf = (content: OutlineReading['content']) =>
  redirects(content.guides.map(({ guide }) => guide));

/** A digest of all that a site is built from. */
function stateOf({ content, digests }: OutlineReading): string {
  const { skills, fields, authors } = content;
  const code = codeDigest(root, 'src tools astro.config.mjs package-lock.json'.split(' '));
  const settings = { ...site, without: [...site.without] };
  return hash('sha256', JSON.stringify([code, settings, [...digests], skills, fields, authors]));
}

/** What tells of all files, and the move into the place of `dist/`. */
async function finish(
  content: OutlineReading['content'],
  facts: BuiltSite['facts'],
  index: readonly IndexPart[],
): Promise<boolean> {
  if (index.length > 0)
    await inPhase('join index', () => joinIndexParts(index, join(fresh, 'pagefind')));
  const built = { folder: fresh, files: await filesOf(fresh), facts };
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
      redirects: redirectsOf(content),
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

/** Whether the work was done; what went wrong is said. */
async function attempt(work: () => Promise<boolean>): Promise<boolean> {
  const unlock = await lockBuild(join(root, '.build/lock'));
  try {
    await sweep();
    return await work();
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(freshHosting, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
    await unlock();
  }
}

interface Orders {
  timings: boolean;
  work: () => Promise<boolean>;
  /** The folder that the work leaves. */
  made: string;
}

/** @throws with what was expected */
function orders(): Orders {
  const {
    timings,
    shard,
    join: joins,
  } = parseArgs({
    options: {
      timings: { type: 'boolean', default: false },
      shard: { type: 'string' },
      join: { type: 'boolean', default: false },
    },
  }).values;
  if (shard === undefined) return { timings, work: joins ? joinSite : buildSite, made: dist };
  if (joins) throw new Error('Expected --shard, which builds a part, or --join, which joins all.');
  const part = readShard(shard);
  return { timings, work: () => buildShard(part), made: shardFolder(shards, part) };
}

async function main(): Promise<boolean> {
  const started = performance.now();
  const { timings, work, made } = orders();
  const isBuilt = await attempt(work).finally(() => {
    if (timings) console.log(`${phaseTable(phases())}\n`);
  });
  if (!isBuilt) return false;
  const files = (await filesOf(made)).length;
  const seconds = (performance.now() - started) / 1000;
  const name = relative(root, made).replaceAll('\\', '/');
  console.log(`Built ${name}/, ${files} files, in ${seconds.toFixed(1)} s.`);
  return true;
}

const isBuilt = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return false;
});
if (!isBuilt) {
  console.error('The build failed; dist/ is as it was before.');
  // A build that failed midway may have left workers behind that would keep the process alive.
  process.exit(1);
}
