/**
 * `npm run report:changes -- <base> [<head>]`: what changed in `content/` between two folders or
 * commits, as Markdown. The head is the working folder unless named. `--json <file>` writes the
 * report as data; `--dist <folder>` adds what the built pages weigh.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { reviewGuides } from '../src/editorial/review.ts';
import type { Problem } from '../src/guides/problem.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import type { ContentReading } from '../src/guides/reading/content.ts';
import { weighPage } from './budgets.ts';
import { reportChanges, type Side } from './change-report.ts';
import { reportMarkdown } from './report-markdown.ts';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, dist: { type: 'string' } },
});
const [baseName, headName = root] = positionals;
if (baseName === undefined) {
  console.error('Name what to compare with: npm run report:changes -- main');
  process.exit(2);
}

const scratch = await mkdtemp(join(tmpdir(), 'report-'));
try {
  const base = await checkout(baseName, join(scratch, 'base'));
  const head = await checkout(headName, join(scratch, 'head'));
  const reader = new ContentReader(head);
  const [before, after] = await Promise.all([new ContentReader(base).read(), reader.read()]);
  const report = reportChanges(side(before), side(after), {
    notes: [...after.problems, ...newWarnings(before, after, reader)],
    others: await changedFiles(base, head),
    weights: await weights(after),
  });
  if (values.json !== undefined) {
    await mkdir(dirname(resolve(values.json)), { recursive: true });
    await writeFile(values.json, JSON.stringify(report));
  }
  process.stdout.write(reportMarkdown(report));
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** A folder that holds `content/`, which for a commit is a copy. */
async function checkout(name: string, folder: string): Promise<string> {
  if (existsSync(join(name, 'content'))) return resolve(name);
  // Anything that could be taken for an option of git is no name of a commit.
  if (!/^[\w][\w./^~@{}-]*$/.test(name)) throw new Error(`“${name}” is no folder and no commit.`);
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'content.tar');
  await run('git', ['archive', '--output', archive, name, 'content'], { cwd: root });
  await run('tar', ['-xf', archive, '-C', folder]);
  return folder;
}

/** What the check would say better of the guides that changed; the others are not this change's. */
function newWarnings(
  before: ContentReading,
  after: ContentReading,
  reader: ContentReader,
): readonly Problem[] {
  const known = new Set(before.content.guides.map((guide) => JSON.stringify(guide)));
  const changed = after.content.guides.filter((guide) => !known.has(JSON.stringify(guide)));
  const today = new Date().toISOString().slice(0, 10);
  return reviewGuides(after.content.guides, (file) => reader.sourceOf(file), today).filter(
    ({ file }) => changed.some(({ slug }) => file.startsWith(`content/guides/${slug}/`)),
  );
}

function side({ content, brokenGuides }: ContentReading): Side {
  return { guides: content.guides, broken: brokenGuides };
}

/** Files of `content/` outside of the guides that differ. */
async function changedFiles(base: string, head: string): Promise<string[]> {
  const list = async (folder: string) =>
    (await readdir(join(folder, 'content'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !/^content\/guides\/.*\.mdx$/.test(file));
  const text = (folder: string, file: string) =>
    readFile(join(folder, file)).catch(() => Buffer.alloc(0));
  const files = new Set([...(await list(base)), ...(await list(head))]);
  const changed: string[] = [];
  for (const file of files) {
    if (!(await text(base, file)).equals(await text(head, file))) changed.push(file);
  }
  return changed.toSorted();
}

async function weights({ content }: ContentReading): Promise<Map<string, number>> {
  const { dist } = values;
  if (dist === undefined) return new Map();
  const pages = content.guides
    .map(({ slug }) => [slug, `guides/${slug}/index.html`] as const)
    .filter(([, file]) => existsSync(join(dist, file)));
  return new Map(
    await Promise.all(
      pages.map(async ([slug, file]) => [slug, (await weighPage(dist, file)).html] as const),
    ),
  );
}
