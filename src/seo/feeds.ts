/** New and updated guides for feed readers, in three formats that say the same. */
import { canonical, paths } from '../guides/paths.ts';
import { site } from '../site.ts';
import { FEEDS } from './head.ts';

/** As many as a reader who comes once a month will not miss. */
export const FEED_LENGTH = 50;

export interface FeedEntry {
  title: string;
  /** From the site's root. */
  path: string;
  description: string;
  /** The quick answer, whole. */
  html: string;
  published: string;
  updated: string;
  authors: { name: string; path: string }[];
  /** The name of its field. */
  category: string;
  /** Its social card. */
  image: string;
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for XML: escaped, and without the characters that XML has no way to write. */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (letter) => XML[letter] ?? '');
}

/** Addresses that begin at the root of the host mean nothing within a feed. */
function absolute(html: string): string {
  return html.replace(/\b(href|src)="\/(?!\/)/g, `$1="${site.origin}/`);
}

/** Days have no hour; by agreement it is midnight in Greenwich. */
const instant = (day: string) => `${day}T00:00:00Z`;
const rssDate = (day: string) => new Date(instant(day)).toUTCString();

/** The newest first; of those of one day, the order of their addresses. */
export function newestFirst<T extends { updated: string; path: string }>(
  entries: readonly T[],
): T[] {
  return entries.toSorted(
    (a, b) => b.updated.localeCompare(a.updated) || (a.path < b.path ? -1 : 1),
  );
}

const title = `${site.name}: new and updated guides`;
const lastDay = (entries: readonly FeedEntry[]) =>
  entries
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1) ?? '1970-01-01';

export function rssFeed(entries: readonly FeedEntry[]): string {
  const items = newestFirst(entries).map(
    (entry) => `<item>
<title>${xmlText(entry.title)}</title>
<link>${canonical(entry.path)}</link>
<guid isPermaLink="false">${canonical(entry.path)}#${entry.updated}</guid>
<pubDate>${rssDate(entry.updated)}</pubDate>
${entry.authors.map(({ name }) => `<dc:creator>${xmlText(name)}</dc:creator>\n`).join('')}<category>${xmlText(entry.category)}</category>
<description>${xmlText(entry.description)}</description>
<content:encoded>${xmlText(absolute(entry.html))}</content:encoded>
</item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${xmlText(title)}</title>
<link>${canonical(paths.home)}</link>
<description>${xmlText(site.description)}</description>
<language>${site.language}</language>
<lastBuildDate>${rssDate(lastDay(entries))}</lastBuildDate>
<atom:link href="${canonical(FEEDS[0].path)}" rel="self" type="${FEEDS[0].type}"/>
${items.join('')}</channel>
</rss>
`;
}

export function atomFeed(entries: readonly FeedEntry[]): string {
  const items = newestFirst(entries).map(
    (entry) => `<entry>
<title>${xmlText(entry.title)}</title>
<id>${canonical(entry.path)}</id>
<link rel="alternate" type="text/html" href="${canonical(entry.path)}"/>
<published>${instant(entry.published)}</published>
<updated>${instant(entry.updated)}</updated>
${entry.authors.map(({ name, path }) => `<author><name>${xmlText(name)}</name><uri>${canonical(path)}</uri></author>\n`).join('')}<category term="${xmlText(entry.category)}"/>
<summary>${xmlText(entry.description)}</summary>
<content type="html">${xmlText(absolute(entry.html))}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language}">
<title>${xmlText(title)}</title>
<subtitle>${xmlText(site.description)}</subtitle>
<id>${canonical(paths.home)}</id>
<link rel="self" type="${FEEDS[1].type}" href="${canonical(FEEDS[1].path)}"/>
<link rel="alternate" type="text/html" href="${canonical(paths.home)}"/>
<icon>${canonical('/icons/icon-192.png')}</icon>
<updated>${instant(lastDay(entries))}</updated>
<rights>${site.license}</rights>
${items.join('')}</feed>
`;
}

export function jsonFeed(entries: readonly FeedEntry[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: canonical(paths.home),
    feed_url: canonical(FEEDS[2].path),
    description: site.description,
    icon: canonical('/icons/icon-512.png'),
    language: site.language,
    items: newestFirst(entries).map((entry) => ({
      id: canonical(entry.path),
      url: canonical(entry.path),
      title: entry.title,
      summary: entry.description,
      content_html: absolute(entry.html),
      image: canonical(entry.image),
      date_published: instant(entry.published),
      date_modified: instant(entry.updated),
      authors: entry.authors.map(({ name, path }) => ({ name, url: canonical(path) })),
      tags: [entry.category],
    })),
  });
}
