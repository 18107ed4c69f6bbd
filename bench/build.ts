/**
 * `npm run bench [-- --sizes 10,100,1000 --without "cards search" --compare former.json --peers]`:
 * builds the project with made-up guides, each size in a temporary folder of its own: cold, again
 * with nothing changed, and again with one guide changed. Writes `bench/results.json` and, as a
 * table, `bench/RESULTS.md`. 10,000 guides take a while, and are built when asked for.
 */
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { OPTIONAL } from '../src/site.ts';
import { costOf, type Cost } from './process-tree.ts';
import { copySources } from '../tools/copy-sources.ts';
import { report, type Results, type SizeResult } from './results.ts';
import { vocabularyOf, writeSyntheticContent } from './synthetic-guides.ts';

const project = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000' },
    without: { type: 'string', default: '' },
    compare: { type: 'string' },
    peers: { type: 'boolean', default: false },
    out: { type: 'string', default: join(project, 'bench') },
  },
});

/** Bytes and number of the files below a folder; a folder that is not there has none. */
async function sizeOf(folder: string): Promise<{ bytes: number; files: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return { bytes, files: files.length };
}

async function build(root: string, without: string): Promise<Cost & { phases: string }> {
  const command: [string, ...string[]] = [process.execPath, 'tools/build.ts', '--timings'];
  const { output, ...cost } = await costOf(command, { cwd: root, env: { WITHOUT: without } });
  return { ...cost, phases: output };
}

/** @param root a folder that does not exist */
async function measure(root: string, guides: number, without: string): Promise<SizeResult> {
  await copySources(project, root);
  await writeSyntheticContent(project, root, { guides }, await vocabularyOf(project));
  const cold = await build(root, without);
  const dist = await sizeOf(join(root, 'dist'));
  const index = await sizeOf(join(root, 'dist/pagefind'));
  const unchanged = await build(root, without);
  const more = '\n## Is there one more question?\n\nThere is, and this is its whole answer.\n';
  await appendFile(join(root, 'content/guides/role-00000/faqs.mdx'), more);
  const changed = await build(root, without);
  return { guides, cold, unchanged, changed, dist, index };
}

/** As the check of the format wants it. */
async function writeFormatted(name: string, text: string): Promise<void> {
  const options = await resolveConfig(join(project, 'bench', name));
  await writeFile(join(values.out, name), await format(text, { ...options, filepath: name }));
}

/** Each guide names three others. */
const LEAST = 4;
const sizes = values.sizes.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < LEAST))
  throw new Error(
    `--sizes is “${values.sizes}”. Expected numbers of guides from ${LEAST}, such as 10,100,1000.`,
  );
const commit = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: project });
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  commit: commit.stdout.trim(),
  node: process.version,
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, ${process.platform} ${release()}`,
  without: OPTIONAL.filter((part) => values.without.includes(part)),
  sizes: [],
};
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  for (const size of sizes) {
    results.sizes.push(await measure(join(folder, String(size)), size, values.without));
    // After each size, so that a machine that gives up leaves what it found.
    await writeFormatted('results.json', JSON.stringify(results));
    await writeFormatted('RESULTS.md', report(results));
  }
} finally {
  // Only now: ext4 makes files slowly for minutes after others were removed.
  await rm(folder, { recursive: true, force: true });
}
console.log(report(results, values.compare ? await former(values.compare) : undefined));
if (values.peers) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(project, 'bench/peers.ts'), '--guides', values.sizes],
    { maxBuffer: 1e8 },
  );
  console.log(stdout);
}

async function former(file: string): Promise<Results> {
  return JSON.parse(await readFile(file, 'utf8')) as Results;
}
