/**
 * What a build adds for reading offline: the service worker with the list of the shell, and the sizes
 * of all that can be kept. `workbox-build` would write the same list, and bring 323 packages for it.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { OfflineCatalog } from '../src/offline/shelf.ts';
import type { SearchFiles } from '../src/offline/search-files.ts';
import { quickSize, SENT } from './compression-sizes.ts';
import { factsOf, isLookedAt, type BuiltSite, type FileFacts } from './file-facts.ts';

const root = resolve(import.meta.dirname, '..');

/** A built file: its path below the output folder, with forward slashes, and what is told of it. */
export interface BuiltFile {
  path: string;
  /** Of its bytes. */
  hash: string;
  /** Bytes as they travel: what is compressed already travels as it is. */
  bytes: number;
  /** Of a guide's page: its title, and the paths of its pictures. */
  guide?: { title: string; pictures: string[] };
}

/** Files that every page may need: all scripts (a page's later ones too), fonts, the offline page. */
const SHELL =
  /^(?:_astro\/.*\.(?:js|css|woff2)|favicon\.svg|manifest\.webmanifest|offline\/index\.html)$/;

/** Files that any list names: the shell's, the guides' pages with what they show, the index. */
const TOLD = new RegExp(`${SHELL.source}|^guides/[^/]+/index\\.html$|^plates/|^_astro/|^pagefind/`);

/** The list that the worker keeps as it is installed; what has a hash in its name needs no revision. */
export function shellOf(
  files: readonly BuiltFile[],
  base: string,
): { url: string; revision: string | null }[] {
  return files
    .filter(({ path }) => SHELL.test(path))
    .map((file) => ({
      url: base + file.path.replace(/(^|\/)index\.html$/, '$1'),
      revision: file.path.startsWith('_astro/') ? null : file.hash.slice(0, 16),
    }));
}

const TEXT = /\.(?:html|css|js|json|svg|xml|txt|md|webmanifest)$/;

/** @param base the base path, below which a page names its pictures */
export function builtFile(path: string, bytes: Buffer, base: string): BuiltFile {
  if (isLookedAt(path)) return knownFile(path, factsOf(path, bytes), base);
  return {
    path,
    hash: hash('sha256', bytes),
    bytes: TEXT.test(path) ? Math.ceil(quickSize(bytes) * SENT) : bytes.length,
  };
}

function knownFile(
  path: string,
  { hash: hashed, quick, page }: FileFacts,
  base: string,
): BuiltFile {
  const file = { path, hash: hashed, bytes: Math.ceil(quick * SENT) };
  const { title, pictures = [] } = page ?? {};
  if (title === undefined || !/^guides\/[^/]+\/index\.html$/.test(path)) return file;
  const own = pictures.filter((address) => address.startsWith(base));
  return {
    ...file,
    guide: { title, pictures: [...new Set(own.map((address) => address.slice(base.length)))] },
  };
}

/** What each guide and the search index weigh as they travel. */
export function catalogOf(files: readonly BuiltFile[]): OfflineCatalog {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const sum = (list: readonly BuiltFile[]) => list.reduce((total, { bytes }) => total + bytes, 0);
  const guides = files.flatMap((file) => {
    const { path, guide } = file;
    if (!guide) return [];
    const needed = guide.pictures
      .filter((picture) => !SHELL.test(picture))
      .flatMap((picture) => byPath.get(picture) ?? []);
    return [
      {
        slug: path.split('/')[1] ?? '',
        title: guide.title,
        page: path.replace(/index\.html$/, ''),
        files: needed.map((picture) => picture.path),
        bytes: sum([file, ...needed]),
      },
    ];
  });
  const index = files.filter(({ path }) => path.startsWith('pagefind/'));
  return { guides, search: { edition: searchFilesOf(files).edition, bytes: sum(index) } };
}

/** The files of the search index, named as one edition. */
export function searchFilesOf(files: readonly BuiltFile[]): SearchFiles {
  const index = files
    .filter(({ path }) => path.startsWith('pagefind/'))
    // Half a hash would keep a forger out; a quarter tells two editions apart.
    .map((file) => ({ path: file.path, hash: file.hash.slice(0, 16) }));
  return { edition: hash('sha256', JSON.stringify(index)).slice(0, 16), files: index };
}

/** What is told of by any list; one file at a time is in memory. */
function listedFiles({ folder, files, facts }: BuiltSite, base: string): BuiltFile[] {
  return files
    .filter((path) => TOLD.test(path))
    .map((path) => {
      const known = facts.get(path);
      return known
        ? knownFile(path, known, base)
        : builtFile(path, readFileSync(join(folder, path)), base);
    });
}

/** Write `sw.js` and `offline/*.json` into a built site. */
export async function writeOfflineEdition(built: BuiltSite, base: string): Promise<void> {
  const { folder } = built;
  const files = listedFiles(built, base);
  await mkdir(join(folder, 'offline'), { recursive: true });
  const write = (path: string, value: unknown) =>
    writeFile(join(folder, path), JSON.stringify(value));
  const search = searchFilesOf(files);
  await write('offline/search.json', search);
  await write('offline/guides.json', catalogOf(files));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: {
      SHELL: JSON.stringify(shellOf(files, base)),
      SEARCH_EDITION: JSON.stringify(search.edition),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(root, 'src/offline/service-worker.ts'),
        // One classic script: a module would shut out browsers that run workers well.
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}
