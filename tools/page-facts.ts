/**
 * What the parts of a build ask of its pages, found by reading each page once, and remembered by the
 * page's bytes from one build to the next.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeDigest, KeptValues } from '../src/guides/reading/kept-values.ts';
import type { InlineHashes } from '../src/hosting/content-policy.ts';
import { inlineHashes } from '../src/hosting/sealed-page.ts';
import { quickSize } from './compression-sizes.ts';

export interface PageFacts {
  /** SHA-256 of its bytes, as hexadecimal digits. */
  hash: string;
  /** Bytes, and bytes after a quick compression. */
  raw: number;
  quick: number;
  /** Words in the page's `<main>`. */
  words: number;
  /** Paths, from the site's root, of the scripts it loads at once. */
  scripts: string[];
  /** What it prints within itself. */
  inline: InlineHashes;
  /** The addresses that it names as its one true address, and as its pictures. */
  canonical: string | undefined;
  pictures: string[];
  /** Of a page that can be kept for reading offline. */
  title: string | undefined;
}

/** Path of an HTML file below the output folder → what is told of it. */
export type Pages = ReadonlyMap<string, PageFacts>;

const root = resolve(import.meta.dirname, '..');
/** What decides what is found in a page. */
const CODE = [
  'tools/page-facts.ts',
  'tools/compression-sizes.ts',
  'src/hosting',
  'package-lock.json',
];

export async function htmlFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

export async function readPages(folder: string): Promise<Pages> {
  const pages = new Map<string, PageFacts>();
  for (const file of await htmlFiles(folder))
    pages.set(file, factsOf(readFileSync(join(folder, file))));
  return pages;
}

/** The same, with what a former build found in pages of the same bytes. */
export async function readPagesAgain(folder: string): Promise<Pages> {
  const kept = new KeptValues<ReadonlyMap<string, PageFacts>>(
    join(root, 'node_modules/.cache/pages'),
    codeDigest(root, CODE),
  );
  const known = kept.get('all');
  const pages = new Map<string, PageFacts>();
  for (const file of await htmlFiles(folder)) {
    // To wait for each would take longer than to read it.
    const bytes = readFileSync(join(folder, file));
    pages.set(file, known?.get(hashOf(bytes)) ?? factsOf(bytes));
  }
  kept.set('all', new Map([...pages.values()].map((facts) => [facts.hash, facts])));
  kept.sweep();
  return pages;
}

export function factsOf(bytes: Buffer): PageFacts {
  const html = bytes.toString();
  const title = /<meta property="og:title" content="([^"]*)"/.exec(html)?.[1];
  return {
    hash: hashOf(bytes),
    raw: bytes.length,
    quick: quickSize(bytes),
    words: wordsOf(html),
    scripts: [...html.matchAll(/<script[^>]*\ssrc="[^"]*?(\/_astro\/[^"]+)"/g)].map(
      ([, src]) => src ?? '',
    ),
    inline: inlineHashes(html),
    canonical: /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1],
    pictures: [...html.matchAll(/<(?:img|source)\b[^>]*\ssrc(?:set)?="([^" ]+)/g)].map(
      ([, address = '']) => address,
    ),
    title: html.includes('<keep-guide') ? title?.replaceAll('&amp;', '&') : undefined,
  };
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Words in the page's `<main>`. */
function wordsOf(html: string): number {
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
  return main.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
