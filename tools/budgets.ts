import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { paths } from '../src/guides/paths.ts';

/** kB are 1,000 bytes, after brotli at its best, as a CDN serves them. */
export const BUDGETS = {
  /** HTML with its CSS inlined, for the longest page. */
  page: 24_000,
  /** The same for a guide of 1,700 words: what a page may cost apart from its words, and per word. */
  shortGuide: { words: 1_700, bytes: 14_600 },
  /** JavaScript that a page loads before any interaction. */
  scripts: 6_000,
  /** The same for the form for a new guide, which checks with the guides' own schemas. */
  guideForm: 60_000,
  /** The service worker, with its list of the shell. */
  worker: 12_000,
  /** JavaScript of a practice page before its reader starts an interview, late parts included. */
  practice: 20_000,
  /** JavaScript that a typed interview adds to that. */
  interview: 30_000,
  /** What a practice session loads of a guide. */
  deck: 12_000,
  /** All fonts together. */
  fonts: 45_000,
} as const;

export function brotliSize(bytes: Buffer | string): number {
  const input = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return brotliCompressSync(input, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: input.length,
    },
  }).length;
}

export interface PageWeight {
  /** Path of the HTML file below the output folder. */
  file: string;
  /** Words in the page's `<main>`. */
  words: number;
  raw: number;
  html: number;
  css: { raw: number; brotli: number };
  scripts: { raw: number; brotli: number };
}

/** Weigh one built page with the scripts it loads at once, static imports included. */
export async function weighPage(folder: string, file: string): Promise<PageWeight> {
  const html = await readFile(join(folder, file), 'utf8');
  const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)]
    .map(([, css]) => css ?? '')
    .join('');
  const entries = [...html.matchAll(/<script[^>]*\ssrc="[^"]*?(\/_astro\/[^"]+)"/g)].map(
    ([, src]) => src ?? '',
  );
  const scripts = await withImports(folder, entries);
  const text = (/<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ');
  return {
    file,
    words: text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length,
    raw: Buffer.byteLength(html),
    html: brotliSize(html),
    css: { raw: Buffer.byteLength(styles), brotli: brotliSize(styles) },
    scripts: {
      raw: scripts.reduce((sum, script) => sum + script.length, 0),
      brotli: scripts.reduce((sum, script) => sum + brotliSize(script), 0),
    },
  };
}

async function withImports(folder: string, entries: readonly string[]): Promise<Buffer[]> {
  const seen = new Map<string, Buffer>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    const code = await readFile(join(folder, path));
    seen.set(path, code);
    // Static imports only: `import("…")` waits until it is asked for.
    for (const [, name] of code.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
      queue.push(`/_astro/${name}`);
    }
  }
  return [...seen.values()];
}

export async function htmlFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

/** The budgets that a built site breaks, a sentence each. */
export async function brokenBudgets(folder: string): Promise<string[]> {
  const broken: string[] = [];
  const expect = (what: string, bytes: number, budget: number) => {
    if (bytes > budget)
      broken.push(`Over budget: ${what} weighs ${bytes} bytes after brotli; at most ${budget}.`);
  };
  const { words: shortWords, bytes: shortBytes } = BUDGETS.shortGuide;
  for (const file of await htmlFiles(folder)) {
    const page = await weighPage(folder, file);
    expect(file, page.html, BUDGETS.page);
    const isForm = file === `${paths.newGuide.slice(1)}index.html`;
    expect(
      `the JavaScript of ${file}`,
      page.scripts.brotli,
      isForm ? BUDGETS.guideForm : BUDGETS.scripts,
    );
    if (page.words <= shortWords) expect(`${file} (${page.words} words)`, page.html, shortBytes);
  }
  if (existsSync(join(folder, 'sw.js')))
    expect('the service worker', brotliSize(await readFile(join(folder, 'sw.js'))), BUDGETS.worker);
  const all = await readdir(folder, { recursive: true });
  const [desk] = all.filter((name) => /practice-desk\.[^.]+\.js$/.test(name));
  if (desk !== undefined) {
    const scripts = await withImports(folder, [`/${desk.replaceAll('\\', '/')}`]);
    const bytes = scripts.reduce((sum, script) => sum + brotliSize(script), 0);
    expect('the JavaScript of an interview', bytes, BUDGETS.interview);
  }
  for (const file of all.filter((name) => /^practice.[^\\/]+.deck\.json$/.test(name)).toSorted())
    expect(file, brotliSize(await readFile(join(folder, file))), BUDGETS.deck);
  const fonts = await Promise.all(
    all.filter((file) => file.endsWith('.woff2')).map((file) => readFile(join(folder, file))),
  );
  // woff2 is compressed already; it travels as it is.
  expect(
    'the fonts together',
    fonts.reduce((sum, font) => sum + font.length, 0),
    BUDGETS.fonts,
  );
  return broken;
}
