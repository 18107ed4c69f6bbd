/**
 * `node bench/shards.ts [--guides 10000] [--shards 2] [--without "cards voice"]`: builds a site of so
 * many made-up guides in shards, each by itself, as several machines would, joins them, and looks for
 * a guide of each shard in the dialog of the joined site. Fails when one is not found. Needs Linux.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { paths } from '../src/guides/paths.ts';
import { copySources } from '../tools/copy-sources.ts';
import { isIn, type Shard } from '../tools/shard.ts';
import { firstResults, toLine } from './first-results.ts';
import { costOf } from './process-tree.ts';
import { vocabularyOf, writeSyntheticContent } from './synthetic-guides.ts';

const { values } = parseArgs({
  options: {
    guides: { type: 'string', default: '10000' },
    shards: { type: 'string', default: '2' },
    without: { type: 'string', default: 'cards voice' },
  },
});
const project = resolve(import.meta.dirname, '..');
const guides = Number(values.guides);
const shards = Array.from({ length: Number(values.shards) }, (_, place): Shard => ({
  number: place + 1,
  of: Number(values.shards),
}));

async function build(root: string, ...options: string[]): Promise<void> {
  const command: [string, ...string[]] = [process.execPath, 'tools/build.ts', '--timings'];
  const env = { WITHOUT: values.without };
  const cost = await costOf([...command, ...options], { cwd: root, env });
  console.log(`## ${options.join(' ')}\n
${cost.output.trim()}\n
CPU ${cost.cpu.toFixed(1)} s, ${cost.wall.toFixed(1)} s by the clock, ${Math.round(cost.memory / 1e6)} MB at the worst moment; load ${loadavg()[0]?.toFixed(1)}\n`);
}

/** The guide in the middle of a shard and its last: what a small number names, others say too. */
function guidesOf(shard: Shard): string[] {
  const slugs = Array.from(
    { length: guides },
    (_, number) => `role-${String(number).padStart(5, '0')}`,
  ).filter((slug) => isIn(shard, paths.guide(slug)));
  return [slugs.at(slugs.length / 2) ?? '', slugs.at(-1) ?? ''];
}

const root = await mkdtemp(join(tmpdir(), 'bench-shards-'));
try {
  await copySources(project, root);
  await writeSyntheticContent(project, root, { guides }, await vocabularyOf(project));
  for (const { number, of } of shards) {
    await build(root, '--shard', `${number}/${of}`);
    // Each on a machine of its own.
    for (const kept of ['.cache', '.astro'])
      await rm(join(root, 'node_modules', kept), { recursive: true, force: true });
  }
  await build(root, '--join');
  const index = join(root, 'dist/pagefind');
  for (const folder of ['', ...(await readdir(index)).filter((name) => /^\d+$/.test(name))]) {
    const names = await readdir(join(index, folder));
    const list = join(index, folder, names.find((name) => name.endsWith('pf_meta')) ?? '');
    console.log(`List of records of part “${folder}”: ${(await stat(list)).size / 1000} kB`);
  }
  const wanted = shards.flatMap(guidesOf);
  const queries = wanted.map((slug) => slug.replace(/-0*(?=.)/, ' '));
  for (const [place, result] of (await firstResults(join(root, 'dist'), queries)).entries()) {
    const isFound = result.leadsTo.includes(`/guides/${wanted[place]}/`);
    console.log(`${isFound ? 'found' : 'MISSED'} “${result.query}”: ${toLine(result)}`);
    if (!isFound) process.exitCode = 1;
  }
} finally {
  await rm(root, { recursive: true });
}
