import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { minify } from 'vite';
import { site } from '../site.ts';
import type { SearchRecord } from './records.ts';
import { suggestions } from './suggestions.ts';
import { vocabulary } from './vocabulary.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string) =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/**
 * The page that Pagefind reads for a record. It is never published; it is HTML because only HTML
 * carries weights and the ids of headings.
 */
export function recordHtml({ title, meta, filters, parts }: SearchRecord): string {
  const head = [
    ...Object.entries({ title, ...meta }).map(
      ([name, value]) => `<meta data-pagefind-meta="${name}[content]" content="${escape(value)}">`,
    ),
    ...Object.entries(filters).flatMap(([name, values]) =>
      values.map(
        (value) => `<meta data-pagefind-filter="${name}[content]" content="${escape(value)}">`,
      ),
    ),
  ];
  const body = parts.map(({ text, weight, heading }) => {
    const name = heading ? `h${heading.level}` : 'p';
    const id = heading ? ` id="${escape(heading.id)}"` : '';
    return `<${name}${id} data-pagefind-weight="${weight}">${escape(text)}</${name}>`;
  });
  return `<!doctype html><html lang="${site.language}"><head>${head.join('')}</head><body><main data-pagefind-body>${body.join('\n')}</main></body></html>`;
}

/** Does a part of the work, and may measure it. */
type InPhase = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Index records into a folder, such as `dist/pagefind`. Throws with what Pagefind says. */
export async function writeSearchIndex(
  records: readonly SearchRecord[],
  outputPath: string,
  { inPhase = (_, work) => work() }: { inPhase?: InPhase } = {},
): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: site.language });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    await inPhase('add to Pagefind', () => addRecords(index, records));
    const written = await inPhase('Pagefind writes', () => index.writeFiles({ outputPath }));
    if (written.errors.length > 0)
      throw new Error(`Pagefind could not write: ${written.errors.join('; ')}`);
  } finally {
    await close();
  }
  await inPhase('vocabulary', () => writeVocabulary(records, outputPath));
  await inPhase('suggestions', () => writeSuggestions(records, outputPath));
  await removeUnused(outputPath);
  await inPhase('code', () => shortenCode(join(outputPath, 'pagefind.js')));
}

async function addRecords(index: PagefindIndex, records: readonly SearchRecord[]): Promise<void> {
  const trouble = await Promise.all(
    records.map(async (record) => {
      const response = await index.addHTMLFile({ url: record.url, content: recordHtml(record) });
      return response.errors.map((error) => `${record.url}: ${error}`);
    }),
  );
  if (trouble.flat().length > 0)
    throw new Error(`Pagefind refused records:\n${trouble.flat().join('\n')}`);
}

async function writeVocabulary(records: readonly SearchRecord[], folder: string): Promise<void> {
  await mkdir(join(folder, 'vocabulary'));
  await Promise.all(
    [...vocabulary(records)].map(([list, words]) =>
      writeFile(join(folder, 'vocabulary', `${list}.json`), JSON.stringify(words)),
    ),
  );
}

async function writeSuggestions(records: readonly SearchRecord[], folder: string): Promise<void> {
  await Promise.all(
    Object.entries(suggestions(records)).map(([name, list]) =>
      writeFile(join(folder, `${name}.json`), JSON.stringify(list)),
    ),
  );
}

/** Pagefind's code comes with all its names and spaces: 2 kB of what a first search weighs. */
async function shortenCode(file: string): Promise<void> {
  const { code } = await minify(file, await readFile(file, 'utf8'), { module: true });
  await writeFile(file, code);
}

/** Pagefind's ready-made interfaces and its worker, which this site does not load. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.|wasm\.unknown\.)/;

async function removeUnused(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(
    names.filter((name) => UNUSED.test(name)).map((name) => rm(join(folder, name))),
  );
}
