/** The project, and what else makes sites of Markdown: how each gets its site, and how it is built. */
import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { copySources, linkPackages } from '../../tools/copy-sources.ts';
import { install } from './packages.ts';
import { wholeMarkdown, withFrontmatter, type PlainGuide } from './plain-guide.ts';

/** The same words twice. */
export interface Words {
  /** A folder that holds `content/`. */
  written: string;
  plain: readonly PlainGuide[];
}

export interface Generator {
  name: string;
  version: string;
  /** Lay out a site in a folder that does not exist. */
  prepare: (root: string, words: Words) => Promise<void>;
  command: [program: string, ...args: string[]];
  env?: Record<string, string>;
  /** Where its pages come to lie. */
  output: string;
  /** What a build leaves for the next one, besides its output. */
  leftovers: readonly string[];
}

const project = resolve(import.meta.dirname, '../..');
const ASTRO_LEFTOVERS = [
  '.astro',
  'node_modules/.astro',
  'node_modules/.cache',
  'node_modules/.vite',
];
const QUIET = { ASTRO_TELEMETRY_DISABLED: '1' };

/** @param without parts of the build that a plain page has nothing of, as `WITHOUT` names them */
export function ours(name: string, without: string): Generator {
  return {
    name,
    version: without === '' ? 'with everything' : `without ${without}`,
    async prepare(root, { written }) {
      await copySources(project, root);
      await cp(join(written, 'content'), join(root, 'content'), { recursive: true });
    },
    command: [process.execPath, 'tools/build.ts'],
    env: { ...QUIET, WITHOUT: without },
    output: 'dist',
    leftovers: ['.build', ...ASTRO_LEFTOVERS],
  };
}

/** A page of each guide alone, or all that we make of it without sidecars, but for the drawing. */
type Extent = 'pages' | 'files';

const nameOf = (generator: string, extent: Extent) =>
  extent === 'pages' ? generator : `${generator}, all files`;
const template = (name: string) => join(import.meta.dirname, name);

async function eleventy(extent: Extent): Promise<Generator> {
  const { folder, names } = await install(template('eleventy'));
  return {
    name: nameOf('Eleventy', extent),
    version: names.join(', '),
    async prepare(root, { plain }) {
      await cp(template('eleventy'), root, { recursive: true });
      await linkPackages(folder, join(root, 'node_modules'));
      const guides = join(root, 'guides');
      for (const { slug, data, body } of plain)
        await writeFile(join(guides, `${slug}.md`), withFrontmatter(data, body));
      if (extent === 'pages') return;
      await cp(template('eleventy-files'), root, { recursive: true });
      for (const { slug, files } of plain)
        await writeFile(join(guides, `${slug}.11tydata.json`), JSON.stringify(files));
    },
    command: [process.execPath, 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    // It holds all data of all pages: 4 GB, which Node gives it unasked, are too few for 10,000 guides.
    env: { NODE_OPTIONS: '--max-old-space-size=12288' },
    output: '_site',
    leftovers: ['.cache'],
  };
}

async function starlight(): Promise<Generator> {
  const { folder, names } = await install(template('starlight'));
  return {
    name: 'Starlight',
    version: names.join(', '),
    async prepare(root, { plain }) {
      await cp(template('starlight'), root, { recursive: true });
      await linkPackages(folder, join(root, 'node_modules'));
      const docs = join(root, 'src/content/docs');
      await mkdir(join(docs, 'guides'), { recursive: true });
      const all: string[] = [];
      for (const guide of plain) {
        const { title, description } = guide.data;
        all.push(`- [${title}](/guides/${guide.slug}/) ${description}\n`);
        const text = withFrontmatter({ title, description }, wholeMarkdown(guide));
        await writeFile(join(docs, 'guides', `${guide.slug}.md`), text);
      }
      const index = withFrontmatter({ title: 'Interview guides' }, all.join(''));
      await writeFile(join(docs, 'index.md'), index);
    },
    command: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build'],
    env: QUIET,
    output: 'dist',
    leftovers: ASTRO_LEFTOVERS,
  };
}

/** @returns undefined where there is no `hugo` on the PATH: it is no package that could be fetched */
async function hugo(extent: Extent): Promise<Generator | undefined> {
  const version = await promisify(execFile)('hugo', ['version']).then(
    ({ stdout }) => /v[\d.]+\S*/.exec(stdout)?.[0] ?? stdout.trim(),
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (version === undefined) return undefined;
  return {
    name: nameOf('Hugo', extent),
    version,
    async prepare(root, { plain }) {
      await cp(template('hugo'), root, { recursive: true });
      const guides = join(root, 'content/guides');
      await mkdir(guides, { recursive: true });
      for (const { slug, data, body } of plain)
        await writeFile(join(guides, `${slug}.md`), withFrontmatter(data, body));
      if (extent === 'pages') return;
      await cp(template('hugo-files'), root, { recursive: true });
      const data = join(root, 'data/guides');
      await mkdir(data, { recursive: true });
      for (const { slug, files } of plain)
        await writeFile(join(data, `${slug}.json`), JSON.stringify(files));
    },
    command: [
      'hugo',
      '--quiet',
      '--config',
      extent === 'pages' ? 'hugo.toml' : 'hugo.toml,files.toml',
    ],
    output: 'public',
    leftovers: ['resources', '.hugo_build.lock'],
  };
}

/** All peers that this machine can run; Starlight has pages of its own making, and no other files. */
export async function peers(): Promise<Generator[]> {
  const found = [
    await eleventy('pages'),
    await starlight(),
    await hugo('pages'),
    await eleventy('files'),
    await hugo('files'),
  ];
  return found.filter((peer) => peer !== undefined);
}
