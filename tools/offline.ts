/**
 * What a build adds for reading offline: the service worker with the list of the shell, and the sizes
 * of all that can be kept. `workbox-build` would write the same list, and bring 323 packages for it.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { OfflineCatalog } from '../src/offline/shelf.ts';
import type { SearchFiles } from '../src/offline/search-files.ts';
import { picturesOf } from '../src/offline/rules.ts';
import { brotliSize } from './budgets.ts';

const root = resolve(import.meta.dirname, '..');

/** A built file: its path below the output folder, with forward slashes, and its bytes. */
export interface BuiltFile {
  path: string;
  bytes: Buffer;
}

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Files that every page may need: all scripts (a page's later ones too), fonts, the offline page. */
const SHELL =
  /^(?:_astro\/.*\.(?:js|css|woff2)|favicon\.svg|manifest\.webmanifest|offline\/(?:index\.html|guides\.json))$/;

/** The list that the worker keeps as it is installed; what has a hash in its name needs no revision. */
export function shellOf(
  files: readonly BuiltFile[],
  base: string,
): { url: string; revision: string | null }[] {
  return files
    .filter(({ path }) => SHELL.test(path))
    .map(({ path, bytes }) => ({
      url: base + path.replace(/(^|\/)index\.html$/, '$1'),
      revision: path.startsWith('_astro/') ? null : hash(bytes).slice(0, 16),
    }));
}

/** What each guide and the search index weigh, as they travel and as they lie on the device. */
export function catalogOf(files: readonly BuiltFile[], base: string): OfflineCatalog {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const guides = files.flatMap(({ path, bytes }) => {
    const slug = /^guides\/([^/]+)\/index\.html$/.exec(path)?.[1];
    const html = bytes.toString();
    if (slug === undefined || !html.includes('<keep-guide')) return [];
    const needed = picturesOf(html, base).flatMap((file) => byPath.get(file) ?? []);
    const title = /<meta property="og:title" content="([^"]*)"/.exec(html)?.[1] ?? slug;
    return [
      {
        slug,
        title: title.replaceAll('&amp;', '&'),
        page: path.replace(/index\.html$/, ''),
        files: needed.map((file) => file.path),
        bytes: needed.reduce((sum, file) => sum + file.bytes.length, brotliSize(bytes)),
        raw: needed.reduce((sum, file) => sum + file.bytes.length, bytes.length),
      },
    ];
  });
  const index = files.filter(({ path }) => path.startsWith('pagefind/'));
  return {
    guides,
    search: {
      edition: searchFilesOf(files).edition,
      bytes: index.reduce((sum, { bytes }) => sum + brotliSize(bytes), 0),
      raw: index.reduce((sum, { bytes }) => sum + bytes.length, 0),
    },
  };
}

/** The files of the search index, named as one edition. */
export function searchFilesOf(files: readonly BuiltFile[]): SearchFiles {
  const index = files
    .filter(({ path }) => path.startsWith('pagefind/'))
    .map(({ path, bytes }) => ({ path, hash: hash(bytes) }));
  return { edition: hash(JSON.stringify(index)).slice(0, 16), files: index };
}

async function readFiles(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'))
    .toSorted();
  return Promise.all(
    paths.map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })),
  );
}

/** Write `sw.js` and `offline/*.json` into a built site. */
export async function writeOfflineEdition(folder: string, base: string): Promise<void> {
  const files = await readFiles(folder);
  await mkdir(join(folder, 'offline'), { recursive: true });
  const write = async (path: string, value: unknown) => {
    const bytes = Buffer.from(JSON.stringify(value));
    await writeFile(join(folder, path), bytes);
    return { path, bytes };
  };
  const search = searchFilesOf(files);
  await write('offline/search.json', search);
  const catalog = await write('offline/guides.json', catalogOf(files, base));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: {
      SHELL: JSON.stringify(shellOf([...files, catalog], base)),
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
