/**
 * `npm run bench:search [-- 100 1000]`: what the search index of so many made-up guides takes to
 * write, without the rest of a build, and what a reader's browser then asks for from opening the
 * dialog to the first result, in the pages of `dist/`. Needs Linux, and a built site.
 */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { words } from '../src/search/words.ts';
import { firstResultsOfIndex, toLine } from './first-results.ts';
import { costOf } from './process-tree.ts';
import { copySources } from '../tools/copy-sources.ts';
import { vocabularyOf, writeSyntheticContent } from './synthetic-guides.ts';

const project = resolve(import.meta.dirname, '..');
const sizes = process.argv.slice(2).map(Number);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Number and bytes of the files of an index, by what they are. */
async function kindsOf(folder: string): Promise<Map<string, { files: number; bytes: number }>> {
  const kinds = new Map<string, { files: number; bytes: number }>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const kind = entry.parentPath.endsWith('vocabulary') ? 'vocabulary' : extname(entry.name);
    const known = kinds.get(kind) ?? { files: 0, bytes: 0 };
    const { size } = await stat(join(entry.parentPath, entry.name));
    kinds.set(kind, { files: known.files + 1, bytes: known.bytes + size });
  }
  return kinds;
}

/**
 * Queries of what the first guide's first question asks: of one word and of two that some questions
 * have, by the name of a role, of the word that the most have, of half of that, and with another.
 */
async function queriesFor(root: string): Promise<string[]> {
  const folder = join(root, 'content/guides');
  const texts: string[] = [];
  for (const guide of (await readdir(folder)).toSorted().slice(0, 100))
    texts.push(await readFile(join(folder, guide, 'questions.mdx'), 'utf8'));
  const [title = ''] = /(?<=^## ).*/m.exec(texts[0] ?? '') ?? [];
  const all = words(texts.join(' '));
  const often = (word: string) => all.filter((other) => other === word).length;
  const byRarity = [...new Set(words(title))]
    .filter((word) => word.length > 4)
    .map((word) => ({ word, count: often(word) }))
    .toSorted((a, b) => a.count - b.count)
    .map(({ word }) => word);
  const [rare = '', other = ''] = byRarity;
  const usual = byRarity.at(-1) ?? '';
  const half = usual.slice(0, usual.length / 2);
  return [rare, other, `${rare} ${other}`, `role 0 ${rare}`, usual, half, `${rare} ${usual}`];
}

async function measure(guides: number): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), `bench-search-${guides}-`));
  const index = join(root, 'pagefind');
  const indexing = (...more: string[]) =>
    costOf([process.execPath, join(project, 'bench/search-index.ts'), root, index, ...more], {
      cwd: root,
    });
  try {
    await copySources(project, root);
    await writeSyntheticContent(project, root, { guides }, await vocabularyOf(project));
    // A build has parsed its guides before it indexes them.
    await indexing('--outline-only');
    const before = await indexing('--outline-only');
    const { cpu, memory, output } = await indexing();
    console.log(`\n## ${guides} guides\n
${output.trim()}\n
CPU ${(cpu - before.cpu).toFixed(1)} s of all processes, ${Math.round(memory / 1e6)} MB at the worst moment, load ${loadavg()[0]?.toFixed(1)}\n
${[...(await kindsOf(index))].map(([kind, { files, bytes }]) => `${kind.padEnd(12)} ${String(files).padStart(6)} files ${kilobytes(bytes).padStart(12)}`).join('\n')}\n
From opening the dialog to the first result:\n
${(await firstResultsOfIndex(index, await queriesFor(root))).map(toLine).join('\n')}`);
  } finally {
    await rm(root, { recursive: true });
  }
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
for (const guides of sizes.length > 0 ? sizes : [100, 1000]) await measure(guides);
