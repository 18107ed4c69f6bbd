import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '../src/guides/paths.ts';
import { brotliSize, goodSize } from './compression-sizes.ts';
import { factsOf, wordsOfMain, type BuiltSite, type PageFacts } from './file-facts.ts';
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
  const { raw, page } = factsOf(file, bytes);
  const styles = [...bytes.toString().matchAll(/<style[^>]*>([^]*?)<\/style>/g)]
    .map(([, css]) => css ?? '')
    .join('');
  return {
    file,
    words: wordsOfMain(bytes),
    raw,
    html: brotliSize(bytes),
    css: { raw: Buffer.byteLength(styles), brotli: brotliSize(styles) },
    scripts: await weights.of(page?.scripts ?? []),
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
  readonly #sizeOf: (bytes: Buffer) => number;
  readonly #known = new Map<string, Promise<Script>>();

  /** @param sizeOf weighs at best effort */
  constructor(folder: string, sizeOf: (bytes: Buffer) => number = brotliSize) {
    this.#folder = folder;
    this.#sizeOf = sizeOf;
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
      brotli: this.#sizeOf(code),
      imports: [...imports].map(([, name]) => `/_astro/${name ?? ''}`),
    };
  }
}

/** A file of which a budget speaks, and what it weighs after a quick compression. */
interface Candidate {
  file: string;
  quick: number;
  page?: PageFacts;
}

/** How many files of a kind are looked at more closely. */
const LOOKED_AT = 5;
/** Files of a kind compress alike: the rates of real guides differ by one in a hundred. */
const ALIKE = 1.03;

/**
 * The heaviest files of a kind, weighed exactly: the first, and as many as would be over the budget if
 * they were compressed no better than the first.
 */
function weighHeaviest(
  folder: string,
  kind: readonly Candidate[],
  budget: number,
  sizeOf: (bytes: Buffer) => number,
): (Candidate & { weight: number })[] {
  // What is light when it is compressed quickly is lighter still at its best.
  const heavy = kind.filter(({ quick }) => quick > budget);
  const heaviest = heavy.toSorted((one, other) => other.quick - one.quick).slice(0, LOOKED_AT);
  const closer = heaviest.map((candidate) => {
    const bytes = readFileSync(join(folder, candidate.file));
    return { candidate, bytes, good: goodSize(bytes) };
  });
  const weighed: (Candidate & { weight: number })[] = [];
  let rate = 1;
  for (const { candidate, bytes, good } of closer.toSorted((one, other) => other.good - one.good)) {
    if (good * rate <= budget) break;
    const weight = sizeOf(bytes);
    weighed.push({ ...candidate, weight });
    rate = Math.min(1, (weight / good) * ALIKE);
  }
  return weighed;
}

/**
 * The budgets that a built site breaks, a sentence each.
 *
 * @param sizeOf weighs at best effort
 */
export async function brokenBudgets(
  { folder, files, facts }: BuiltSite,
  sizeOf: (bytes: Buffer) => number = brotliSize,
): Promise<string[]> {
  const broken: string[] = [];
  const expect = (what: string, bytes: number, budget: number) => {
    if (bytes > budget)
      broken.push(`Over budget: ${what} weighs ${bytes} bytes after brotli; at most ${budget}.`);
  };
  const candidates = [...facts].map(([file, { quick, page }]): Candidate => ({
    file,
    quick,
    ...(page && { page }),
  }));
  const scripts = new ScriptWeights(folder, sizeOf);
  // What is light when it is compressed well is lighter still at its best, which takes long to find out.
  const compressedWell = new ScriptWeights(folder, goodSize);
  const expectScripts = async (what: string, entries: readonly string[], budget: number) => {
    const { brotli: most } = await compressedWell.of(entries);
    if (most > budget) expect(what, (await scripts.of(entries)).brotli, budget);
  };
  for (const { file, page } of candidates) {
    if (!page) continue;
    const isForm = file === `${paths.newGuide.slice(1)}index.html`;
    const budget = isForm ? BUDGETS.guideForm : BUDGETS.scripts;
    await expectScripts(`the JavaScript of ${file}`, page.scripts, budget);
  }
  const { words: shortWords, bytes: shortBytes } = BUDGETS.shortGuide;
  const isShort = ({ page }: Candidate) => (page?.words ?? 0) <= shortWords;
  // The heaviest of each template, short and long ones apart.
  const pages = candidates.filter(({ page }) => page);
  const templates = Map.groupBy(
    pages,
    (page) => `${templateOf(page.file)} ${isShort(page) ? 'short' : 'long'}`,
  );
  for (const kind of templates.values()) {
    const budget = kind.some(isShort) ? shortBytes : BUDGETS.page;
    for (const { file, page, weight } of weighHeaviest(folder, kind, budget, sizeOf)) {
      expect(file, weight, BUDGETS.page);
      if (budget === shortBytes) expect(`${file} (${page?.words} words)`, weight, shortBytes);
    }
  }
  const decks = candidates.filter(({ file }) => file.endsWith('deck.json'));
  for (const { file, weight } of weighHeaviest(folder, decks, BUDGETS.deck, sizeOf))
    expect(file, weight, BUDGETS.deck);
  if (existsSync(join(folder, 'sw.js')))
    await expectScripts('the service worker', ['/sw.js'], BUDGETS.worker);
  const desk = files.find((name) => /practice-desk\.[^.]+\.js$/.test(name));
  if (desk !== undefined)
    await expectScripts('the JavaScript of an interview', [`/${desk}`], BUDGETS.interview);
  const fonts = await Promise.all(
    files.filter((file) => file.endsWith('.woff2')).map((file) => readFile(join(folder, file))),
  );
  // woff2 is compressed already; it travels as it is.
  expect(
    'the fonts together',
    fonts.reduce((sum, font) => sum + font.length, 0),
    BUDGETS.fonts,
  );
  return broken;
}
