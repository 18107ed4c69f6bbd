/**
 * What the parts of a build ask of its pages, drawings, and decks, found by looking at each once, as it
 * is made. All that is looked for is ASCII, and text of one byte a character takes half the time: so the
 * bytes are looked at as `latin1`, and what is kept of them is read as the UTF-8 that it is.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { InlineHashes } from '../src/hosting/content-policy.ts';
import { embeddedIn, type SealedPage } from '../src/hosting/sealed-page.ts';
import { quickSize } from './compression-sizes.ts';

export interface FileFacts {
  /** SHA-256 of its bytes, as hexadecimal digits. */
  hash: string;
  /** Bytes, and bytes after a quick compression. */
  raw: number;
  quick: number;
  /** What a page or a drawing prints within itself. */
  inline: InlineHashes;
  page?: PageFacts;
}

export interface PageFacts {
  /** Words in the page's `<main>`, counted as far as `LONG_PAGE`. */
  words: number;
  /** Paths, from the site's root, of the scripts it loads at once. */
  scripts: string[];
  /** The address that it names as its one true address. */
  canonical: string | undefined;
  /** Of a page that can be kept for reading offline: its title, and the addresses of its pictures. */
  title: string | undefined;
  pictures: string[];
}

/** A built site: what lies in it, and what is told of its files. */
export interface BuiltSite {
  folder: string;
  /** Paths below the folder, with forward slashes, in the order of their names. */
  files: readonly string[];
  facts: ReadonlyMap<string, FileFacts>;
}

/** Words of a page that is long, however many there are: to count on took a hundredth of a build. */
export const LONG_PAGE = 2_000;

/** Where Astro puts scripts. */
const SCRIPTS = '/_astro/';

/** Whether anything is told of a file. */
export function isLookedAt(file: string): boolean {
  return /\.(?:html|svg)$|^practice\/[^/]+\/deck\.json$/.test(file);
}

export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

/** Read a site that was built before. */
export async function readBuiltSite(folder: string): Promise<BuiltSite> {
  const files = await filesOf(folder);
  const facts = files
    .filter(isLookedAt)
    .map((file): [string, FileFacts] => [file, factsOf(file, readFileSync(join(folder, file)))]);
  return { folder, files, facts: new Map(facts) };
}

/** @param known the same file, where it is a page that has just been sealed */
export function factsOf(file: string, bytes: Buffer, known?: SealedPage): FileFacts {
  const isPage = file.endsWith('.html');
  const text = known?.html ?? (isPage || file.endsWith('.svg') ? bytes.toString('latin1') : '');
  const { inline, sources } = known ?? embeddedIn(text);
  return {
    hash: hash('sha256', bytes),
    raw: bytes.length,
    quick: quickSize(bytes),
    inline,
    ...(isPage && { page: pageFactsOf(text, bytes, sources) }),
  };
}

const PICTURE = /<(?:img|source)\b[^>]*?\ssrc(?:set)?="([^" ]+)/g;

function pageFactsOf(html: string, bytes: Buffer, sources: readonly string[]): PageFacts {
  const head = html.slice(0, html.indexOf('</head>'));
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(head)?.[1];
  const title = /<meta property="og:title" content="([^"]*)"/.exec(head)?.[1];
  const isKeepable = html.includes('<keep-guide');
  return {
    words: wordsOfMain(bytes, LONG_PAGE),
    scripts: sources
      .filter((source) => source.includes(SCRIPTS))
      .map((source) => ownText(source.slice(source.indexOf(SCRIPTS)))),
    canonical: canonical === undefined ? undefined : ownText(canonical),
    title: isKeepable && title !== undefined ? ownText(title).replaceAll('&amp;', '&') : undefined,
    pictures: isKeepable
      ? [...html.matchAll(PICTURE)].map(([, address = '']) => ownText(address))
      : [],
  };
}

/** Of a part of a page: what engines cut out of a text holds the whole text in memory. */
function ownText(part: string): string {
  return Buffer.from(part, 'latin1').toString();
}

const [LESS, GREATER] = [0x3c, 0x3e];
/** In UTF-8, these begin punctuation and signs, such as “ and ·; what else is not ASCII is a letter. */
const SIGNS = new Set([0xc2, 0xe2]);
const isIn = (test: (byte: number) => boolean) =>
  Uint8Array.from({ length: 256 }, (_, byte) => Number(test(byte)));
const ENDS_WORD = isIn((byte) => /[ \t\n\f\r<]/.test(String.fromCharCode(byte)));
const BEGINS_WORD = isIn((byte) =>
  byte < 0x80 ? /[a-z0-9]/i.test(String.fromCharCode(byte)) : byte >= 0xc0 && !SIGNS.has(byte),
);

/** Words in the page's `<main>`, or `most` of them. */
export function wordsOfMain(page: Buffer, most?: number): number {
  const [start, end] = [page.indexOf('<main'), page.lastIndexOf('</main>')];
  return countWords(page.subarray(Math.max(0, start), Math.max(0, end)), most);
}

/** Words of HTML: what stands between spaces and tags, and has a letter or a digit. */
export function countWords(html: Buffer, most = Infinity): number {
  let words = 0;
  let at = 0;
  while (at < html.length && words < most) {
    const byte = html[at] ?? 0;
    if (byte === LESS) while (at < html.length && html[at] !== GREATER) at++;
    else if (BEGINS_WORD[byte] === 1) {
      words++;
      while (at < html.length && ENDS_WORD[html[at] ?? 0] === 0) at++;
      // A tag begins where the word has ended.
      continue;
    }
    at++;
  }
  return words;
}
