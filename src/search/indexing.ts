import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { close, createIndex, type CustomRecord, type PagefindIndex } from 'pagefind';
import { minify } from 'vite';
import type { KeptValues } from '../guides/reading/kept-values.ts';
import { site } from '../site.ts';
import { collectGarbage } from './collect-garbage.ts';
import { contentsOf, writeContents, type FolderContents } from './folder-contents.ts';
import type { Fragment } from './pagefind.ts';
import { questionFiles, type IndexedGuide } from './question-files.ts';
import { recordWords } from './record-words.ts';
import { WEIGHTS, type SearchRecord } from './records.ts';
import { suggestions, type Listed } from './suggestions.ts';
import { joinedTerms, TermCounts, type TermNotes } from './term-counts.ts';
import { championsPath, type ChampionList } from './thrifty-pagefind.ts';
import { Vocabulary, type KnownWords } from './vocabulary.ts';

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
 * Places of words in one file of the index, of which a search loads one for each word: Pagefind's own
 * 20,000 weigh three times as much. Half a word is looked for in one file only; what else it may
 * become, `query.ts` has loaded. Pagefind has no other way to ask for it, and where a version does
 * not know it, files are as large as they were.
 */
const CHUNK_SIZE = 4_000;

/** What Pagefind's files of a term weigh, more or less, in kilobytes. */
const costOf = ({ places, records }: TermNotes) => Math.round((places + 5 * records) / 1000);

/** What the words of a query may cost: 55 kB, and as much as the list of all records, which it needs. */
const affordableFor = (records: number) => Math.round(55 + records / 100);

/** Most terms cost less than this, and searches are not told what; in one part, places are few then. */
const CHEAP = 8;
const FEW_PLACES = 200;

/** Does a part of the work, and may measure it. */
type InPhase = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Records between two collections of garbage: Pagefind needs the memory at the same time. */
const RECORDS_A_COLLECTION = 1_000;

/** What is told of the records of a part in the files that all parts have in common. */
interface PartNotes {
  words: KnownWords;
  /** Those that are said often. */
  terms: Map<string, TermNotes>;
  listed: Listed[];
  /** Files without the folder. */
  guides: IndexedGuide[];
}

/** A part of an index. */
export interface IndexPart extends PartNotes {
  /** Below the folder of the index, with a slash at its end: the first part is the folder itself. */
  folder: string;
}

/** A part of an index as it was written, for a later build that would write the same. */
export interface WrittenPart {
  notes: PartNotes;
  files: FolderContents;
}

type Records = Iterable<SearchRecord> | AsyncIterable<SearchRecord>;

/** A part of an index that is to be written. */
export interface PlannedPart {
  /** Equal for equal records: a part that is kept by it is not written anew. */
  digest: string;
  records: () => Records;
}

interface IndexingOptions {
  inPhase?: InPhase;
  /** Where parts are kept from one build to the next. */
  kept?: KeptValues<WrittenPart> | undefined;
}

/**
 * Index records into a folder, such as `dist/pagefind`, in one part.
 *
 * @throws with what Pagefind says
 */
export async function writeSearchIndex(records: Records, outputPath: string): Promise<void> {
  const parts = await writeIndexParts([{ digest: '', records: () => records }], outputPath);
  await joinIndexParts(parts, outputPath);
}

/** Index records, without what all parts have in common. */
export async function writeIndexParts(
  planned: readonly PlannedPart[],
  outputPath: string,
  { inPhase = (_, work) => work(), kept }: IndexingOptions = {},
): Promise<IndexPart[]> {
  const parts: IndexPart[] = [];
  // Where there are thousands of pages, what they took.
  if (planned.length > 1) collectGarbage({ forOthers: true });
  for (const [place, { digest, records }] of planned.entries()) {
    const folder = partFolder(place);
    const path = join(outputPath, folder);
    const known = kept?.get(digest);
    if (known) writeContents(path, known.files);
    const notes = known?.notes ?? (await writePart(records(), path, inPhase));
    if (kept && !known) kept.set(digest, { notes, files: contentsOf(path) });
    parts.push({ folder, ...notes });
  }
  kept?.sweep();
  return parts;
}

/** @param place among all parts of an index, from 0 */
export function partFolder(place: number): string {
  return place === 0 ? '' : `parts/${place + 1}/`;
}

/** Write what all parts of an index have in common, and leave it in none of the further ones. */
export async function joinIndexParts(
  parts: readonly IndexPart[],
  outputPath: string,
): Promise<void> {
  await writeVocabulary(new Vocabulary(parts.map(({ words }) => words)), outputPath);
  await writeJson(suggestions(parts.flatMap(({ listed }) => listed)), outputPath);
  const indexed = parts.flatMap(({ folder, guides }) =>
    guides.map((guide) => ({ ...guide, file: folder + guide.file })),
  );
  await writeJson(questionFiles(indexed), outputPath);
  const terms = joinedTerms(parts);
  const affordable = affordableFor(parts.reduce((sum, { listed }) => sum + listed.length, 0));
  await writeChampions(terms, affordable, outputPath);
  const further = parts.slice(1).map(({ folder }) => folder);
  for (const folder of further) await removeFiles(join(outputPath, folder), SHARED);
  await writeCode(join(outputPath, 'pagefind.js'), { parts: further, terms, affordable });
}

/**
 * Each record is handed to Pagefind as it comes, and then forgotten, so that Pagefind works while the
 * next guide is read.
 */
async function writePart(
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
    await removeFiles(outputPath, UNUSED);
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

/** For terms that a search cannot afford to look for. */
async function writeChampions(
  terms: ReadonlyMap<string, TermNotes>,
  affordable: number,
  folder: string,
): Promise<void> {
  const dear = [...terms].filter(([, notes]) => costOf(notes) > affordable);
  if (dear.length === 0) return;
  await mkdir(join(folder, dirname(championsPath(''))));
  await Promise.all(
    dear.map(([term, { records, champions }]) => {
      const list: ChampionList = { records, files: champions.map(({ file }) => file) };
      return writeFile(join(folder, championsPath(term)), JSON.stringify(list));
    }),
  );
}

/**
 * Pagefind’s code comes with all its names and spaces: 2 kB of what a first search weighs. It also tells
 * what is known of the whole index, which each search needs first.
 *
 * @param parts the folders of further parts of the index
 */
async function writeCode(
  file: string,
  {
    parts,
    terms,
    affordable,
  }: { parts: readonly string[]; terms: ReadonlyMap<string, TermNotes>; affordable: number },
): Promise<void> {
  const { code } = await minify(file, await readFile(file, 'utf8'), { module: true });
  const costs = [...terms].map(([term, notes]) => [term, costOf(notes)] as const);
  const dear = costs.filter(([, cost]) => cost > CHEAP);
  const told = { parts, costs: Object.fromEntries(dear), affordable };
  const exports = Object.entries(told).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  await writeFile(file, `${code}export const ${exports.join()};`);
}

/** Pagefind's ready-made interfaces and its worker, which this site does not load. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.|wasm\.unknown\.)/;
/** What the parts of an index have from the first. */
const SHARED = /^(?:pagefind\.js|wasm\..*)$/;

/** @param names of files to remove */
async function removeFiles(folder: string, names: RegExp): Promise<void> {
  const found = (await readdir(folder)).filter((name) => names.test(name));
  await Promise.all(found.map((name) => rm(join(folder, name))));
}
