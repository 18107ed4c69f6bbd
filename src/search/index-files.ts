import type { Fragment } from './pagefind.ts';

/** What a list shows of a question. */
export interface QuestionText {
  /** Of the question among those of its guide. */
  id: string;
  url: string;
  title: string;
  role: string;
}

const SIGNATURE = 'pagefind_dcd';

/**
 * Reads a file of the search index in the browser.
 *
 * @param bundle address of the index, such as `/prep/pagefind/`
 */
export async function readIndexFile(bundle: string, path: string): Promise<unknown> {
  const fresh = path.endsWith('.json');
  const response = await fetch(bundle + path, fresh ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  if (fresh) return response.json();
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Some hosts serve packed files as such, and the browser has unpacked them.
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes) : new Blob([bytes]).text();
  return unsigned(await text);
}

/** @param file as the table of questions names it: `en_1`, or `parts/2/en_1` of another part */
export function fragmentPath(file: string): string {
  return `${file.replace(/[^/]+$/, 'fragment/$&')}.pf_fragment`;
}

/** What Pagefind calls it in a search, whichever part it is of. @param file as for `fragmentPath` */
export function fragmentId(file: string): string {
  return file.replace(/^.*\//, '');
}

/** The questions of a guide, in their order: the first section of its record. */
export function questionsIn({ url, meta, anchors }: Fragment): QuestionText[] {
  const headings = anchors.toSorted((a, b) => a.location - b.location);
  const from = headings.findIndex(({ element }) => element === 'h2') + 1;
  const to = headings.findIndex(({ element }, place) => place >= from && element === 'h2');
  return headings.slice(from, to < 0 ? undefined : to).map(({ id, text }) => ({
    id,
    url: `${url}#${id}`,
    title: text,
    role: meta['role'] ?? '',
  }));
}

function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')),
  ).text();
}

/** Pagefind puts its signature before every packed file. */
export function unsigned(text: string): unknown {
  if (!text.startsWith(SIGNATURE))
    throw new Error('A file of the search index does not begin as Pagefind’s files do.');
  return JSON.parse(text.slice(SIGNATURE.length));
}
