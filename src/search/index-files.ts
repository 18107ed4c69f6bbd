import type { RecordPlace, ReadFile } from './question-table.ts';
import { withoutSignature } from './question-table.ts';

/** What a list shows of a question. */
export interface QuestionRecord {
  url: string;
  meta: Record<string, string>;
}

/**
 * Reads files of the search index in the browser.
 *
 * @param bundle address of the index, such as `/prep/pagefind/`
 */
export function indexFiles(bundle: string): ReadFile {
  return async (path) => {
    const fresh = path.endsWith('.json');
    const response = await fetch(bundle + path, fresh ? { cache: 'no-cache' } : {});
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Some hosts serve packed files as such, and the browser has unpacked them.
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes) : bytes;
  };
}

/** Reads the record of a question. */
export async function readRecord(
  read: ReadFile,
  { id, group }: RecordPlace,
): Promise<QuestionRecord> {
  const bytes = await read(`fragment/${group === '' ? id : group}.pf_fragment`);
  const file: unknown = JSON.parse(new TextDecoder().decode(withoutSignature(bytes)));
  return (group === '' ? file : (file as Record<string, unknown>)[id]) as QuestionRecord;
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
