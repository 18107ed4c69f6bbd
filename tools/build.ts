/**
 * `npm run build`: check `content/`, build the site and its search index into a fresh folder, hold
 * it against the budgets, and only then put it in the place of `dist/`. Whatever fails leaves the
 * last good `dist/` as it was. Beside it, `.build/sbom.json` says what the site was built with.
 *
 * `-- --shard 1/2` builds a part of the site into `.build/shards/`, and `-- --join` makes `dist/` of
 * all that lie there.
 */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { readOutline, type OutlineReading } from '../src/guides/reading/guide-memory.ts';
import { codeDigest } from '../src/guides/reading/kept-values.ts';
import { site } from '../src/site.ts';
import { isRunning, lockBuild } from './build-lock.ts';
import { setEnvironment } from './environment.ts';
import { filesOf } from './file-facts.ts';
import { finishSite, type Rendered } from './finish-site.ts';
import { inPhase, phases, phaseTable } from './phases.ts';
import { printProblems } from './problems.ts';
import { renderSite } from './render-site.ts';
import { joinShards, keepShard, shardFolder } from './shard-folders.ts';
import { readShard, WHOLE, type Shard } from './shard.ts';

setEnvironment('production');
// V8 looks through all memory whenever another 64 MB of buffers were handed out, which are as many pages
// and are let go of at once: forty times in a build of 1,000 guides. Like this, buffers count as all
// other memory does, and it looks six times.
setFlagsFromString('--external-memory-accounted-in-global-limit');
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

async function buildSite(): Promise<boolean> {
  const reading = await soundContent();
  const rendered = reading && (await renderSite(root, fresh, reading, WHOLE));
  return rendered ? publish(reading, rendered) : false;
}

async function buildShard(shard: Shard): Promise<boolean> {
  const reading = await soundContent();
  const rendered = reading && (await renderSite(root, fresh, reading, shard));
  if (!rendered) return false;
  await keepShard(shards, shard, fresh, { ...rendered, state: stateOf(reading) });
  return true;
}

async function joinSite(): Promise<boolean> {
  const reading = await soundContent();
  if (!reading) return false;
  const state = stateOf(reading);
  return publish(reading, await inPhase('join shards', () => joinShards(shards, fresh, state)));
}

/** A digest of all that a site is built from. */
function stateOf({ content, digests }: OutlineReading): string {
  const { skills, fields, authors } = content;
  const code = codeDigest(root, 'src tools astro.config.mjs package-lock.json'.split(' '));
  const settings = { ...site, without: [...site.without] };
  return hash('sha256', JSON.stringify([code, settings, [...digests], skills, fields, authors]));
}

/** Finish what was rendered, and put it in the place of `dist/`. */
async function publish(reading: OutlineReading, rendered: Rendered): Promise<boolean> {
  const folders = { root, site: fresh, hosting: freshHosting };
  if (!(await finishSite(folders, reading, rendered))) return false;
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
    const [, kind, pid] = /^(former|hosting|lock)-(\d+)/.exec(name) ?? [];
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

const OPTIONS = {
  timings: { type: 'boolean', default: false },
  shard: { type: 'string' },
  join: { type: 'boolean', default: false },
} as const;
const EXPECTED =
  'Expected nothing, --timings (say what each phase costs), --shard 1/2 (build a part of the site), or --join (join all parts).';

/** @throws with what was expected */
function orders(): Orders {
  const { timings, shard, join: joins } = readOptions();
  if (shard === undefined) return { timings, work: joins ? joinSite : buildSite, made: dist };
  if (joins) throw new Error(`--shard and --join are two steps. ${EXPECTED}`);
  const part = readShard(shard);
  return { timings, work: () => buildShard(part), made: shardFolder(shards, part) };
}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${EXPECTED}`);
  }
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
