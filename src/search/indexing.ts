import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { close, createIndex, type CustomRecord, type PagefindIndex } from 'pagefind';
import { minify } from 'vite';
import { site } from '../site.ts';
import type { Fragment } from './pagefind.ts';
import { questionFiles, type IndexedGuide } from './question-files.ts';
import { WEIGHTS, type RecordedGuide, type SearchRecord } from './records.ts';
import { suggestions, type Listed } from './suggestions.ts';
import { Vocabulary } from './vocabulary.ts';

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

/**
 * Places of words in one file of the index, of which a search loads one for each word; Pagefind's
 * own 20,000 weigh 20 kB, these 9. Half a word is looked for in one file only: much smaller ones
 * would miss many of the words that begin with it. Pagefind has no other way to ask for it, and
 * where a version does not know it, files are as large as they were.
 */
const CHUNK_SIZE = 8_000;

/** Does a part of the work, and may measure it. */
type InPhase = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Index records into a folder, such as `dist/pagefind`. Each is handed to Pagefind as it comes, and
 * then forgotten, so that Pagefind works while the next guide is read.
 *
 * @throws with what Pagefind says
 */
export async function writeSearchIndex(
  records: Iterable<SearchRecord> | AsyncIterable<SearchRecord>,
  outputPath: string,
  { inPhase = (_, work) => work() }: { inPhase?: InPhase } = {},
): Promise<void> {
  const words = new Vocabulary();
  const listed: Listed[] = [];
  const guides = new Map<string, RecordedGuide>();
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(CHUNK_SIZE);
  const { index, errors } = await createIndex({ forceLanguage: site.language });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    await inPhase('add records', async () => {
      const adding = new Adding(index);
      for await (const record of records) {
        await adding.add(record);
        words.add(record);
        const { url, title, guide } = record;
        listed.push({ url, title, ...(guide && { guide }) });
        if (guide) guides.set(url, guide);
      }
      await adding.end();
    });
    const written = await inPhase('Pagefind writes', () => index.writeFiles({ outputPath }));
    if (written.errors.length > 0)
      throw new Error(`Pagefind could not write: ${written.errors.join('; ')}`);
  } finally {
    await close();
  }
  await inPhase('vocabulary', () => writeVocabulary(words, outputPath));
  await inPhase('suggestions', () => writeJson(suggestions(listed), outputPath));
  await inPhase('questions', async () =>
    writeJson(questionFiles(await indexedGuides(guides, outputPath)), outputPath),
  );
  await removeUnused(outputPath);
  await inPhase('code', () => shortenCode(join(outputPath, 'pagefind.js')));
}

/** Records on their way to Pagefind: enough that it never waits, not so many that they pile up. */
class Adding {
  readonly #index: PagefindIndex;
  readonly #underway: Promise<void>[] = [];
  readonly #trouble: string[] = [];

  constructor(index: PagefindIndex) {
    this.#index = index;
  }

  async add(record: SearchRecord): Promise<void> {
    this.#underway.push(this.#add(record));
    if (this.#underway.length > MOST_UNDERWAY) await this.#underway.shift();
  }

  async end(): Promise<void> {
    await Promise.all(this.#underway);
    if (this.#trouble.length > 0)
      throw new Error(`Pagefind refused records:\n${this.#trouble.join('\n')}`);
  }

  async #add(record: SearchRecord): Promise<void> {
    const { errors } = isPlain(record)
      ? await this.#index.addCustomRecord(plainRecord(record))
      : await this.#index.addHTMLFile({ url: record.url, content: recordHtml(record) });
    this.#trouble.push(...errors.map((error) => `${record.url}: ${error}`));
  }
}

const MOST_UNDERWAY = 200;

/** Without headings, and no word weighs more than another: Pagefind need not parse it. */
function isPlain({ parts }: SearchRecord): boolean {
  return parts.every(({ heading, weight }) => heading === undefined && weight === WEIGHTS.body);
}

function plainRecord({ url, title, meta, filters, parts }: SearchRecord): CustomRecord {
  return {
    url,
    language: site.language,
    content: parts.map(({ text }) => text).join('\n'),
    meta: { title, ...meta },
    filters,
  };
}

async function writeVocabulary(words: Vocabulary, folder: string): Promise<void> {
  await mkdir(join(folder, 'vocabulary'));
  await Promise.all(
    [...words.lists()].map(([list, found]) =>
      writeFile(join(folder, 'vocabulary', `${list}.json`), JSON.stringify(found)),
    ),
  );
}

/** Each value as the file of its name. */
async function writeJson(files: object, folder: string): Promise<void> {
  await Promise.all(
    Object.entries(files).map(([name, value]) =>
      writeFile(join(folder, `${name}.json`), JSON.stringify(value)),
    ),
  );
}

/** Which file Pagefind made of a guide, and where its questions begin there, only it can tell. */
async function indexedGuides(
  guides: ReadonlyMap<string, RecordedGuide>,
  folder: string,
): Promise<IndexedGuide[]> {
  const names = await readdir(join(folder, 'fragment'));
  const found: IndexedGuide[] = [];
  for (let at = 0; at < names.length; at += READ_AT_ONCE) {
    const read = names.slice(at, at + READ_AT_ONCE).map(async (name) => {
      const { url, anchors } = await readFragment(join(folder, 'fragment', name));
      const guide = guides.get(url);
      return guide ? [{ guide, file: name.replace(/\.pf_fragment$/, ''), anchors }] : [];
    });
    found.push(...(await Promise.all(read)).flat());
  }
  return found;
}

const READ_AT_ONCE = 64;
const unpack = promisify(gunzip);

async function readFragment(file: string): Promise<Fragment> {
  const text = (await unpack(await readFile(file))).toString();
  return JSON.parse(text.slice(text.indexOf('{'))) as Fragment;
}

/** Pagefind’s code comes with all its names and spaces: 2 kB of what a first search weighs. */
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
