/**
 * `npm run bench:incremental [-- --rounds 50 --seed 1 --guides 12]`: whether a build that takes what
 * did not change from the former one makes the same site as one that begins from nothing. Each round
 * edits, adds, removes, or renames a guide, a skill, or a template at random, builds both ways, and
 * compares all files, byte for byte.
 */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { costOf } from './process-tree.ts';
import { copySources } from '../tools/copy-sources.ts';
import { fileDigests } from '../tools/file-digests.ts';
import {
  syntheticGuide,
  vocabularyOf,
  Writer,
  writeGuide,
  writeSyntheticContent,
} from './synthetic-guides.ts';

const project = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    guides: { type: 'string', default: '12' },
  },
});
/** Some are removed on the way, and each names others. */
const LEAST = 6;
/** The number of the next guide that is added. */
let next = Number(values.guides);
if (!Number.isInteger(next) || next < LEAST)
  throw new Error(`--guides is “${values.guides}”. Expected a number from ${LEAST}.`);
const writer = new Writer(Number(values.seed));
const root = await mkdtemp(join(tmpdir(), 'bench-incremental-'));
const guides = join(root, 'content/guides');
/** Drawn cards and the voice pack depend on nothing that is changed here. */
const env = { WITHOUT: 'cards voice' };
/** All that a build keeps for the next one. */
const KEPT = ['node_modules/.astro', 'node_modules/.cache', '.build'];

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(root, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was to be changed, and is as it was.`);
  await writeFile(path, after);
}

const slugs = async () => (await readdir(guides)).toSorted();

/** Have all guides name another one in the place of one that is gone. */
async function replaceMentions(gone: string, others: readonly string[]): Promise<void> {
  for (const slug of others)
    for (const name of ['related-guides.mdx', 'faqs.mdx']) {
      const path = join(guides, slug, name);
      const text = await readFile(path, 'utf8');
      const named = others.filter((other) => other !== slug && !text.includes(other));
      await writeFile(path, text.replaceAll(gone, writer.pick(named)));
    }
}

const vocabulary = await vocabularyOf(project);

/** What may happen to a site. Each says what it did. */
const CHANGES: Readonly<Record<string, () => Promise<string>>> = {
  'edit a text': async () => {
    const slug = writer.pick(await slugs());
    const name = writer.pick(['faqs.mdx', 'mistakes.mdx']);
    await edit(
      `content/guides/${slug}/${name}`,
      (text) => `${text}\n## ${writer.sentence(7, '')}\n\n${writer.prose(40)}\n`,
    );
    return `${slug}/${name}`;
  },
  'edit a question': async () => {
    const slug = writer.pick(await slugs());
    await edit(`content/guides/${slug}/questions.mdx`, (text) =>
      text.replace(/^## .*$/m, `## ${writer.sentence(12, '?')}`),
    );
    return slug;
  },
  'rename a role': async () => {
    const slug = writer.pick(await slugs());
    await edit(`content/guides/${slug}/guide.mdx`, (text) =>
      text.replace(/^role: .*$/m, `role: Role ${writer.words(3)}`),
    );
    return slug;
  },
  'update a guide': async () => {
    const slug = writer.pick(await slugs());
    const day = `2026-10-${String(writer.between(1, 28)).padStart(2, '0')}`;
    await edit(`content/guides/${slug}/guide.mdx`, (text) =>
      text.replace(/^updated: .*$/m, `updated: ${day} # ${writer.words(1)}`),
    );
    return slug;
  },
  'add a guide': async () => {
    const near = (await slugs()).map((slug) => Number(slug.replace('role-', '')));
    const files = syntheticGuide(writer, next, { ...vocabulary, near });
    await writeGuide(root, next, files);
    return `role ${next++}`;
  },
  'remove a guide': async () => {
    const all = await slugs();
    const gone = writer.pick(all);
    await rm(join(guides, gone), { recursive: true });
    await replaceMentions(
      gone,
      all.filter((slug) => slug !== gone),
    );
    return gone;
  },
  'move a guide': async () => {
    const all = await slugs();
    const from = writer.pick(all);
    const to = `role-${String(next++).padStart(5, '0')}`;
    await rename(join(guides, from), join(guides, to));
    for (const slug of await slugs())
      for (const name of ['related-guides.mdx', 'faqs.mdx']) {
        const path = join(guides, slug, name);
        await writeFile(path, (await readFile(path, 'utf8')).replaceAll(from, to));
      }
    await edit(`content/guides/${to}/guide.mdx`, (text) =>
      text.includes('aliases: [')
        ? text.replace('aliases: [', `aliases: [${from}, `)
        : text.replace('\nskills:', `\naliases: [${from}]\nskills:`),
    );
    return `${from} to ${to}`;
  },
  'rename a skill': async () => {
    const id = writer.pick(vocabulary.skills);
    await edit('content/skills.yaml', (text) =>
      text.replace(new RegExp(`^(${id}:[^]*?name: ).*$`, 'm'), `$1${writer.sentence(2, '')}`),
    );
    return id;
  },
  'change a template': async () => {
    const file = writer.pick([
      'src/components/guide/Answer.astro',
      'src/components/frame/PageTitle.astro',
      'src/layouts/Page.astro',
      'src/pages/skills/[skill].astro',
      'src/pages/practice/[role].astro',
    ]);
    await edit(file, (text) => `${text}\n<!-- ${writer.words(3)} -->\n`);
    return file;
  },
  'change a label': async () => {
    await edit('src/guides/labels.ts', (text) =>
      text.replace(/(entry: ')[^']*/, `$1${writer.sentence(1, '')}`),
    );
    return 'src/guides/labels.ts';
  },
};

async function build(): Promise<void> {
  await costOf([process.execPath, 'tools/build.ts'], { cwd: root, env });
}

function difference(one: Map<string, string>, other: Map<string, string>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).toSorted();
}

/** Put what builds keep aside, or back. */
async function keepAside(from: string, to: string): Promise<void> {
  for (const folder of KEPT)
    await rename(join(from, folder), join(to, folder.replaceAll('/', '-')));
}

await copySources(project, root);
const size = { guides: Number(values.guides), seed: Number(values.seed) };
await writeSyntheticContent(project, root, size, vocabulary);
await build();
let failures = 0;
for (let round = 1; round <= Number(values.rounds); round++) {
  const kind = writer.pick(Object.keys(CHANGES));
  const what = await CHANGES[kind]?.();
  await build();
  const warm = await fileDigests(join(root, 'dist'));
  const aside = await mkdtemp(join(tmpdir(), 'bench-kept-'));
  await keepAside(root, aside);
  await build();
  const cold = await fileDigests(join(root, 'dist'));
  for (const folder of KEPT) {
    await rm(join(root, folder), { recursive: true, force: true });
    await cp(join(aside, folder.replaceAll('/', '-')), join(root, folder), { recursive: true });
  }
  await rm(aside, { recursive: true, force: true });
  const other = difference(warm, cold);
  if (other.length > 0) failures++;
  const verdict = other.length === 0 ? 'the same' : `NOT THE SAME: ${other.slice(0, 5).join(', ')}`;
  console.log(`${round}. ${kind} (${what ?? ''}): ${cold.size} files, ${verdict}`);
}
await rm(root, { recursive: true, force: true });
console.log(`${values.rounds} rounds, ${failures} with a difference.`);
process.exitCode = failures === 0 ? 0 : 1;
