/** One part of a search index, as Pagefind writes it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { close, createIndex, type CustomRecord, type PagefindIndex } from 'pagefind';
import { site } from '../site.ts';
import { collectGarbage } from './collect-garbage.ts';
import { removeFiles } from './folder-contents.ts';
import type { Fragment } from './pagefind.ts';
import type { IndexedGuide } from './question-files.ts';
import { recordHtml } from './record-html.ts';
import { recordWords } from './record-words.ts';
import { WEIGHTS, type SearchRecord } from './records.ts';
import type { Listed } from './suggestions.ts';
import { TermCounts, type TermNotes } from './term-counts.ts';
import { Vocabulary, type KnownWords } from './vocabulary.ts';

/**
 * Places of words in one file of the index, of which a search loads one for each word: Pagefind's own
 * 20,000 weigh three times as much. Half a word is looked for in one file only; what else it may
 * become, `query.ts` has loaded. Pagefind has no other way to ask for it, and where a version does
 * not know it, files are as large as they were.
 */
const CHUNK_SIZE = 4_000;

/** In one part, a term that is said less often is cheap, and nothing is kept of it. */
const FEW_PLACES = 200;

/** Pagefind's ready-made interfaces and its worker, which this site does not load. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.|wasm\.unknown\.)/;

/** Records between two collections of garbage: Pagefind needs the memory at the same time. */
const RECORDS_A_COLLECTION = 1_000;

/** Does a part of the work, and may measure it. */
export type InPhase = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** What is told of the records of a part in the files that all parts have in common. */
export interface PartNotes {
  words: KnownWords;
  /** Those that are said often. */
  terms: Map<string, TermNotes>;
  listed: Listed[];
  /** Files without the folder. */
  guides: IndexedGuide[];
}

export type Records = Iterable<SearchRecord> | AsyncIterable<SearchRecord>;

/**
 * Each record is handed to Pagefind as it comes, and then forgotten, so that Pagefind works while the
 * next guide is read.
 */
export async function writeIndexPart(
  records: Records,
  outputPath: string,
  inPhase: InPhase,
): Promise<PartNotes> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(CHUNK_SIZE);
  const { index, errors } = await createIndex({ forceLanguage: site.language });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    const { words, listed, counts } = await inPhase('add records', () => addAll(records, index));
    // Pagefind needs it now.
    collectGarbage({ forOthers: true });
    const { errors: unwritten } = await inPhase('Pagefind writes', () =>
      index.writeFiles({ outputPath }),
    );
    if (unwritten.length > 0) throw new Error(`Pagefind could not write: ${unwritten.join('; ')}`);
    removeFiles(outputPath, UNUSED);
    const written = await inPhase('read back', () => readBack(listed, outputPath));
    const files = written.map(({ file }) => file);
    const terms = counts.notes(FEW_PLACES, files);
    const guides = written.flatMap(({ guide, ...of }) => (guide ? [{ guide, ...of }] : []));
    return { words, terms, listed, guides };
  } finally {
    await close();
  }
}

async function addAll(
  records: Records,
  index: PagefindIndex,
): Promise<{ words: KnownWords; counts: TermCounts; listed: Listed[] }> {
  const vocabulary = new Vocabulary();
  const counts = new TermCounts();
  const listed: Listed[] = [];
  const adding = new Adding(index);
  for await (const record of records) {
    if (listed.length > 0 && listed.length % RECORDS_A_COLLECTION === 0) collectGarbage();
    await adding.add(record);
    const said = recordWords(record);
    vocabulary.add(said);
    counts.add(said);
    const { url, title, guide } = record;
    listed.push({ url, title, ...(guide && { guide }) });
  }
  await adding.end();
  return { words: vocabulary.words, counts, listed };
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

/** Which file Pagefind made of each record, and where its headings stand there, only it can tell. */
async function readBack(
  listed: readonly Listed[],
  outputPath: string,
): Promise<(Listed & Pick<IndexedGuide, 'file' | 'anchors'>)[]> {
  const folder = join(outputPath, 'fragment');
  const names = await readdir(folder);
  const found = new Map<string, Pick<IndexedGuide, 'file' | 'anchors'>>();
  for (let at = 0; at < names.length; at += READ_AT_ONCE) {
    const read = names.slice(at, at + READ_AT_ONCE).map(async (name) => {
      const { url, anchors } = await readFragment(join(folder, name));
      found.set(url, { file: name.replace(/\.pf_fragment$/, ''), anchors });
    });
    await Promise.all(read);
  }
  return listed.map((record) => {
    const written = found.get(record.url);
    if (!written) throw new Error(`Pagefind wrote no file of ${record.url}.`);
    return { ...record, ...written };
  });
}

const READ_AT_ONCE = 64;
const unpack = promisify(gunzip);

async function readFragment(file: string): Promise<Fragment> {
  const text = (await unpack(await readFile(file))).toString();
  return JSON.parse(text.slice(text.indexOf('{'))) as Fragment;
}
