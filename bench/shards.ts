/**
 * `node bench/shards.ts [--guides 10000] [--parts 2]`: writes a search index of so many made-up guides
 * in parts, each by a Pagefind of its own, then searches the dialog of `dist/` for guides of every
 * part, which its browser joins. Fails when one is not found. Needs Linux, and a built site.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Guide } from '../src/guides/guide.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { parseGuide } from '../src/guides/reading/guide-parser.ts';
import { writeSearchIndex } from '../src/search/indexing.ts';
import { searchRecords } from '../src/search/records.ts';
import { inPhase, phases, phaseTable } from '../tools/phases.ts';
import { firstResults, toLine } from './first-results.ts';
import { costOf } from './process-tree.ts';
import { syntheticGuide, vocabularyOf, Writer } from './synthetic-guides.ts';

const { values } = parseArgs({
  options: {
    guides: { type: 'string', default: '10000' },
    parts: { type: 'string', default: '2' },
    /** The folder to write the index into, which is all that is done then. */
    write: { type: 'string' },
  },
});
const project = resolve(import.meta.dirname, '..');
const amount = Number(values.guides);
const parts = Number(values.parts);

/** Guides that are written and parsed; where there are more, their texts come again. */
const DIFFERENT = 1_000;

async function write(folder: string): Promise<void> {
  const vocabulary = await vocabularyOf(project);
  const { content } = await new ContentReader(project).read();
  const writer = new Writer(1);
  const written = Array.from({ length: Math.min(amount, DIFFERENT) }, (_, place): Guide => {
    const near = [1, 2, 3, 4].map((offset) => place + offset);
    const files = syntheticGuide(writer, place, { ...vocabulary, near });
    const path = 'content/guides/made-up';
    const { guide } = parseGuide(
      {
        slug: 'made-up',
        path,
        files: new Map(Object.entries(files).map(([name, text]) => [name, { path, text }])),
        unreadable: new Set(),
        images: new Map(),
      },
      '2026-12-31',
    );
    if (!guide) throw new Error(`The made-up guide ${place} is not sound.`);
    return guide;
  });
  function* guides(): Generator<Guide, void, undefined> {
    for (let number = 0; number < amount; number++) {
      const like = written[number % written.length];
      if (!like) return;
      const role = like.role.replace(/\d+/, String(number));
      yield { ...like, slug: `role-${number}`, role };
    }
  }
  await writeSearchIndex(searchRecords({ [Symbol.iterator]: guides }, content), folder, {
    inPhase,
    recordsAPart: Math.ceil((amount + Object.keys(content.skills).length) / parts),
  });
  console.log(phaseTable(phases()));
}

/** Of the guide in the middle of each part, and of the last of all. */
function queries(): string[] {
  const middle = Array.from({ length: parts }, (_, part) =>
    Math.floor(((part + 0.5) * amount) / parts),
  );
  return [...middle, amount - 1].map((number) => `role ${number}`);
}

async function measure(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'bench-shards-'));
  try {
    const index = join(root, 'pagefind');
    const options = ['--guides', values.guides, '--parts', values.parts];
    const { cpu, wall, memory, output } = await costOf(
      [process.execPath, import.meta.filename, ...options, '--write', index],
      { cwd: root },
    );
    console.log(`## ${amount} guides in ${parts} parts\n
${output.trim()}\n
CPU ${cpu.toFixed(1)} s, ${wall.toFixed(1)} s by the clock, ${Math.round(memory / 1e6)} MB at the worst moment, with the making of ${Math.min(amount, DIFFERENT)} guides; load ${loadavg()[0]?.toFixed(1)}\n`);
    for (const folder of ['', ...Array.from({ length: parts - 1 }, (_, part) => `${part + 2}`)]) {
      const names = await readdir(join(index, folder));
      const list = join(index, folder, names.find((name) => name.endsWith('pf_meta')) ?? '');
      console.log(`List of records of part “${folder}”: ${(await stat(list)).size / 1000} kB`);
    }
    for (const result of await firstResults(index, queries())) {
      const isFound = result.leadsTo.includes(`/guides/${result.query.replace(' ', '-')}/`);
      console.log(`${isFound ? 'found' : 'MISSED'} “${result.query}”: ${toLine(result)}`);
      if (!isFound) process.exitCode = 1;
    }
  } finally {
    await rm(root, { recursive: true });
  }
}

await (values.write === undefined ? measure() : write(values.write));
