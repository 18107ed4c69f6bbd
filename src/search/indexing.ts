/** A search index: its parts, and what they have in common. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { minify } from 'vite';
import type { KeptValues } from '../guides/reading/kept-values.ts';
import { collectGarbage } from './collect-garbage.ts';
import { contentsOf, removeFiles, writeContents, type FolderContents } from './folder-contents.ts';
import { writeIndexPart, type InPhase, type PartNotes, type Records } from './index-part.ts';
import { questionFiles } from './question-files.ts';
import { suggestions } from './suggestions.ts';
import { joinedTerms, type TermNotes } from './term-counts.ts';
import { championsPath, type ChampionList } from './thrifty-pagefind.ts';
import { Vocabulary } from './vocabulary.ts';

/** What Pagefind's files of a term weigh, more or less, in kilobytes. */
const costOf = ({ places, records }: TermNotes) => Math.round((places + 5 * records) / 1000);

/** Most terms cost less than this, and searches are not told what. */
const CHEAP = 8;

/** What the words of a query may cost: 55 kB, and as much as the list of all records, which it needs. */
const affordableFor = (records: number) => Math.round(55 + records / 100);

/** What the parts of an index have from the first. */
const SHARED = /^(?:pagefind\.js|wasm\..*)$/;

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
    const notes = known?.notes ?? (await writeIndexPart(records(), path, inPhase));
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
  for (const folder of further) removeFiles(join(outputPath, folder), SHARED);
  await writeCode(join(outputPath, 'pagefind.js'), { parts: further, terms, affordable });
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
