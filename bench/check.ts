/**
 * `npm run bench:check [-- 100 1000]`: how long `npm run check:content` takes for so many made-up
 * guides, cold, again with nothing changed, and with one guide changed; each in a process of its own,
 * as a writer runs it.
 */
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { wordsOf } from '../src/editorial/spelling.ts';
import { vocabularyOf, writeSyntheticContent } from './synthetic-guides.ts';

const run = promisify(execFile);
const project = resolve(import.meta.dirname, '..');
const vocabulary = await vocabularyOf(project);
const sizes = process.argv.slice(2).map(Number);

/** Seconds. */
async function check(root: string): Promise<number> {
  const from = performance.now();
  await run(process.execPath, [join(project, 'tools/check-content.ts')], {
    env: {
      ...process.env,
      CONTENT_ROOT: root,
      // As `npm run check:content` sets it.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
    },
    maxBuffer: 1e9,
  });
  return (performance.now() - from) / 1000;
}

/** Made-up words are in no dictionary; those of a real guide are, or stand in this file. */
async function knowAllWords(folder: string): Promise<void> {
  const words = new Set<string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const { name, parentPath } of entries)
    if (name.endsWith('.mdx'))
      for (const word of wordsOf(await readFile(join(parentPath, name), 'utf8'))) words.add(word);
  const lines = [...words].join(' ').replace(/(.{1,100}) /g, '$1\n');
  await writeFile(join(folder, 'words.txt'), lines);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
console.log('| guides | cold | nothing changed | one guide changed |\n| --: | --: | --: | --: |');
for (const guides of sizes.length > 0 ? sizes : [100, 1000]) {
  const root = await mkdtemp(join(tmpdir(), 'bench-check-'));
  try {
    await writeSyntheticContent(project, root, { guides }, vocabulary);
    await knowAllWords(join(root, 'content'));
    const seconds = [await check(root), await check(root)];
    const text = '\n## Is there one more question?\n\nThere is, and this is its whole answer.\n';
    await appendFile(join(root, 'content/guides/role-00000/faqs.mdx'), text);
    seconds.push(await check(root));
    console.log(`| ${guides} | ${seconds.map((time) => `${time.toFixed(2)} s`).join(' | ')} |`);
  } finally {
    await rm(root, { recursive: true });
  }
}
