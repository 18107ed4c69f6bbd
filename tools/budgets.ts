import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '../src/guides/paths.ts';
import { brotliSize, quickSize } from './compression-sizes.ts';
import { factsOf, readPages, type PageFacts, type Pages } from './page-facts.ts';
import { templateOf } from './page-templates.ts';

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
export async function weighPage(
  folder: string,
  file: string,
  weights = new ScriptWeights(folder),
): Promise<PageWeight> {
  const bytes = await readFile(join(folder, file));
  const { words, raw, scripts } = factsOf(bytes);
  const styles = [...bytes.toString().matchAll(/<style[^>]*>([^]*?)<\/style>/g)]
    .map(([, css]) => css ?? '')
    .join('');
  return {
    file,
    words,
    raw,
    html: brotliSize(bytes),
    css: { raw: Buffer.byteLength(styles), brotli: brotliSize(styles) },
    scripts: await weights.of(scripts),
  };
}

interface Script {
  raw: number;
  brotli: number;
  /** Paths of what it imports at once: `import("…")` waits until it is asked for. */
  imports: string[];
}

/** Many pages load the same scripts; each is weighed once. */
export class ScriptWeights {
  readonly #folder: string;
  readonly #known = new Map<string, Promise<Script>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param entries paths from the site's root */
  async of(entries: readonly string[]): Promise<{ raw: number; brotli: number }> {
    const seen = new Set(entries);
    const sum = { raw: 0, brotli: 0 };
    for (const path of seen) {
      const { raw, brotli, imports } = await this.#script(path);
      sum.raw += raw;
      sum.brotli += brotli;
      for (const name of imports) seen.add(name);
    }
    return sum;
  }

  #script(path: string): Promise<Script> {
    let script = this.#known.get(path);
    if (!script) this.#known.set(path, (script = this.#weigh(path)));
    return script;
  }

  async #weigh(path: string): Promise<Script> {
    const code = await readFile(join(this.#folder, path));
    const imports = code.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g);
    return {
      raw: code.length,
      brotli: brotliSize(code),
      imports: [...imports].map(([, name]) => `/_astro/${name ?? ''}`),
    };
  }
}

/** How many files of a kind are weighed exactly: none that is lighter is over the budget alone. */
const WEIGHED = 5;

function heaviestOf<T>(files: readonly T[], quick: (file: T) => number): T[] {
  return files.toSorted((one, other) => quick(other) - quick(one)).slice(0, WEIGHED);
}

/** The heaviest of each template, short and long ones apart. */
function heaviest(pages: Pages): [file: string, facts: PageFacts][] {
  const { words: shortWords, bytes } = BUDGETS.shortGuide;
  // What is light when it is compressed quickly is lighter still at its best.
  const heavy = [...pages].filter(
    ([, { quick, words }]) => quick > (words <= shortWords ? bytes : BUDGETS.page),
  );
  const groupOf = ([file, { words }]: [string, PageFacts]) =>
    `${templateOf(file)} ${words <= shortWords ? 'short' : 'long'}`;
  return [...Map.groupBy(heavy, groupOf).values()].flatMap((list) =>
    heaviestOf(list, ([, { quick }]) => quick),
  );
}

/** The budgets that a built site breaks, a sentence each. */
export async function brokenBudgets(folder: string, known?: Pages): Promise<string[]> {
  const pages = known ?? (await readPages(folder));
  const broken: string[] = [];
  const expect = (what: string, bytes: number, budget: number) => {
    if (bytes > budget)
      broken.push(`Over budget: ${what} weighs ${bytes} bytes after brotli; at most ${budget}.`);
  };
  const { words: shortWords, bytes: shortBytes } = BUDGETS.shortGuide;
  const scripts = new ScriptWeights(folder);
  for (const [file, page] of pages) {
    const { brotli } = await scripts.of(page.scripts);
    const isForm = file === `${paths.newGuide.slice(1)}index.html`;
    expect(`the JavaScript of ${file}`, brotli, isForm ? BUDGETS.guideForm : BUDGETS.scripts);
  }
  for (const [file, { words }] of heaviest(pages)) {
    const weight = brotliSize(await readFile(join(folder, file)));
    expect(file, weight, BUDGETS.page);
    if (words <= shortWords) expect(`${file} (${words} words)`, weight, shortBytes);
  }
  if (existsSync(join(folder, 'sw.js')))
    expect('the service worker', brotliSize(await readFile(join(folder, 'sw.js'))), BUDGETS.worker);
  const all = await readdir(folder, { recursive: true });
  const [desk] = all.filter((name) => /practice-desk\.[^.]+\.js$/.test(name));
  if (desk !== undefined) {
    const { brotli } = await scripts.of([`/${desk.replaceAll('\\', '/')}`]);
    expect('the JavaScript of an interview', brotli, BUDGETS.interview);
  }
  const decks = all.filter((name) => /^practice.[^\\/]+.deck\.json$/.test(name));
  const weighed: { file: string; quick: number }[] = [];
  for (const file of decks.toSorted())
    weighed.push({ file, quick: quickSize(await readFile(join(folder, file))) });
  for (const { file, quick } of heaviestOf(weighed, (deck) => deck.quick))
    if (quick > BUDGETS.deck)
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
