/** A built site as its readers get it: every file, and every page parsed. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import { kindOf } from '../../src/hosting/page-kind.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import type { Content } from '../../src/guides/reading/content.ts';
import { site as constants } from '../../src/site.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface BuiltPage {
  /** Below the output folder, such as `guides/index.html`. */
  file: string;
  /** The address below the origin, with the base path, such as `/prep/guides/`. */
  path: string;
  html: string;
  $: CheerioAPI;
}

export interface BuiltSite {
  folder: string;
  origin: string;
  base: string;
  /** Every file below the folder, with forward slashes. */
  files: ReadonlySet<string>;
  pages: ReadonlyMap<string, BuiltPage>;
  /** Stands in a frame of other pages, and has none of what they have in common. */
  bridge: BuiltPage | undefined;
  /** Former addresses, which only lead on. */
  moved: ReadonlyMap<string, BuiltPage>;
}

export async function readSite(
  folder: string,
  { origin, base }: { origin: string; base: string } = constants,
): Promise<BuiltSite> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map(async (file): Promise<[string, BuiltPage]> => {
      const html = await readFile(join(folder, file), 'utf8');
      const path = base + file.replace(/(^|\/)index\.html$/, '$1');
      return [file, { file, path, html, $: load(html, { scriptingEnabled: false }) }];
    });
  const read = await Promise.all(pages);
  const bridge = read.find(([file]) => kindOf(file) === 'bridge')?.[1];
  const isMoved = ([, { $ }]: [string, BuiltPage]) => $('meta[http-equiv="refresh"]').length > 0;
  return {
    folder,
    origin,
    base,
    files: new Set(files),
    pages: new Map(read.filter((page) => !isMoved(page) && page[1] !== bridge)),
    bridge,
    moved: new Map(read.filter(isMoved)),
  };
}

let built: Promise<BuiltSite> | undefined;

/** `dist/`, read once for each file of tests. */
export function builtSite(): Promise<BuiltSite> {
  return (built ??= readSite(join(root, 'dist')));
}

let written: Promise<Content> | undefined;

/** What writers wrote, for comparison with what was built of it. */
export function writtenContent(): Promise<Content> {
  return (written ??= new ContentReader(root).read().then(({ content }) => content));
}

export function textFile({ folder }: BuiltSite, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8');
}

export function filesNamed({ files }: BuiltSite, pattern: RegExp): string[] {
  return [...files].filter((file) => pattern.test(file));
}

export function pageAt({ pages }: BuiltSite, file: string): BuiltPage {
  const page = pages.get(file);
  if (!page) throw new Error(`There is no ${file} in the built site.`);
  return page;
}

/** False for pages that ask search engines to leave them out. */
export function isIndexable({ $ }: BuiltPage): boolean {
  return !($('meta[name="robots"]').attr('content') ?? '').includes('noindex');
}

/** Text as a reader sees it, each run of white space one space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
