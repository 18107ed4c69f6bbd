import { site } from '../site.ts';
import type { SearchRecord } from './records.ts';

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
