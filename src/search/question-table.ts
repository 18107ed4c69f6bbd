/**
 * What is known of all questions together, read from the files of Pagefind's own index: its list of
 * records and its filters. Pagefind can answer the same, but needs half a second of a slow phone's
 * time for 5,000 questions, on the thread that has to draw; this needs some milliseconds, and its
 * code and WebAssembly not at all.
 */
import { decodeCbor, type Cbor } from './cbor.ts';

/** The filters of the index that are read; `question` (permanent names) only when it is asked for. */
export const TABLE_GROUPS = ['role', 'field', 'type', 'level', 'skill', 'minutes'] as const;
export type TableGroup = (typeof TABLE_GROUPS)[number];

/** A column: for each row, the places of its values in `values`. */
export interface Column {
  values: readonly string[];
  rows: readonly (readonly number[])[];
}

/** Where the text of a record lies. */
export interface RecordPlace {
  id: string;
  /** Large indexes keep several records in one file. */
  group: string;
}

export interface QuestionTable {
  records: readonly RecordPlace[];
  columns: Readonly<Record<TableGroup, Column>>;
  /** The row of a record's id; undefined for what is no question. */
  rowOf: (id: string) => number | undefined;
  /** The permanent name of each row, `<guide>/<question id>`. */
  keys: () => Promise<readonly string[]>;
}

/** Reads a file of the index, such as `pagefind-entry.json`, unpacked. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/**
 * @param pause lets the page answer its reader between one part of the work and the next
 * @throws when a file is missing, or not of the form that this version of Pagefind writes
 */
export async function readQuestionTable(
  read: ReadFile,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<QuestionTable> {
  const entry = JSON.parse(new TextDecoder().decode(await read('pagefind-entry.json'))) as {
    languages: Record<string, { hash: string }>;
  };
  const [language] = Object.values(entry.languages);
  if (!language) throw new Error('The search index names no language.');
  const meta = list(await readCbor(read, `pagefind.${language.hash}.pf_meta`));
  await pause();
  const pages = list(meta[1]).map((page) => {
    const [id, , group] = list(page);
    return { id: text(id), group: text(group ?? '') };
  });
  const files = new Map(
    list(meta[3]).map((filter) => {
      const [name, file] = list(filter);
      return [text(name), text(file)];
    }),
  );
  const filter = async (name: string) => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`The search index has no filter “${name}”.`);
    const [, values] = list(await readCbor(read, `filter/${file}.pf_filter`));
    return list(values).map((value): [string, readonly number[]] => {
      const [label, numbers] = list(value);
      return [text(label), list(numbers).map(Number)];
    });
  };

  const [kinds, ...filters] = await Promise.all(['kind', ...TABLE_GROUPS].map(filter));
  await pause();
  const questions = kinds?.find(([kind]) => kind === 'question')?.[1] ?? [];
  const records = questions.flatMap((page) => pages[page] ?? []);
  const rowOfId = new Map(records.map(({ id }, row) => [id, row]));
  const rowOfPage = new Map(questions.map((page, row) => [page, row]));
  const column = (values: readonly (readonly [string, readonly number[]])[]): Column => {
    const rows: number[][] = questions.map(() => []);
    const used: string[] = [];
    for (const [value, numbers] of values) {
      const known = numbers.flatMap((page) => rowOfPage.get(page) ?? []);
      if (known.length === 0) continue;
      for (const row of known) rows[row]?.push(used.length);
      used.push(value);
    }
    return { values: used, rows };
  };
  const columns: [TableGroup, Column][] = [];
  for (const [place, group] of TABLE_GROUPS.entries()) {
    columns.push([group, column(filters[place] ?? [])]);
    await pause();
  }
  let keys: Promise<readonly string[]> | undefined;
  return {
    records,
    rowOf: (id) => rowOfId.get(id),
    columns: Object.fromEntries(columns) as Record<TableGroup, Column>,
    keys: () =>
      (keys ??= filter('question').then((values) => {
        const { values: names, rows } = column(values);
        return rows.map(([name = -1]) => names[name] ?? '');
      })),
  };
}

const SIGNATURE = new TextEncoder().encode('pagefind_dcd');

/** What follows the signature that Pagefind puts before every packed file. */
export function withoutSignature(bytes: Uint8Array): Uint8Array {
  if (SIGNATURE.some((byte, place) => bytes[place] !== byte))
    throw new Error('A file of the search index does not begin as Pagefind’s files do.');
  return bytes.subarray(SIGNATURE.length);
}

async function readCbor(read: ReadFile, path: string): Promise<Cbor> {
  return decodeCbor(withoutSignature(await read(path)));
}

function list(value: Cbor | undefined): Cbor[] {
  if (Array.isArray(value)) return value;
  throw new Error('The search index is not of the form that is read here: a list was expected.');
}

function text(value: Cbor | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error('The search index is not of the form that is read here: a text was expected.');
}
