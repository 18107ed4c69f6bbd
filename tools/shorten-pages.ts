/** Bytes of the built pages that say nothing: a guide weighs about a hundred less without them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlFiles } from './budgets.ts';

/** What must stay as it is, letter by letter, and what stands between. */
const KEPT = /(<(script|style|pre|textarea)\b[^]*?<\/\2>)/;
/** A paragraph ends where one of these begins or its parent ends; so the standard says. */
const AFTER_PARAGRAPH =
  /<\/p>\s*(?=<(?:p|div|ul|ol|dl|h[1-6]|pre|table|section|details|blockquote)[\s>])/g;

/** The same page in fewer bytes: a parser makes the same of both, but for white space between blocks. */
export function shortenPage(html: string): string {
  return html
    .split(KEPT)
    .map((part, index) => {
      // `split` puts what the two groups caught between the rest.
      if (index % 3 === 2) return '';
      if (index % 3 === 1) return part.replace(/^(<style>)\/\*!.*?\*\/\s*/, '$1');
      return part
        .replaceAll('&#39;', "'")
        .replace(/(<(?:meta|link)\b[^>]*?)\s*\/>/g, '$1>')
        .replace(AFTER_PARAGRAPH, '');
    })
    .join('');
}

export async function shortenPages(folder: string): Promise<void> {
  for (const file of await htmlFiles(folder)) {
    const path = join(folder, file);
    await writeFile(path, shortenPage(await readFile(path, 'utf8')));
  }
}
