/**
 * `npm run lighthouse [-- home guide] [--runs 3]`: what Lighthouse says of the built pages on a slow
 * phone. A benchmark, to be run when the machine has nothing else to do; not a part of `npm test`.
 * Lighthouse comes from npx, as it would be half of all that this project installs.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { paths } from '../src/guides/paths.ts';
import { site } from '../src/site.ts';
import { findBrowser } from './find-browser.ts';
import { serveStatic } from './static-server.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const PAGES = {
  home: paths.home,
  guide: paths.guide('api-developer'),
  questions: paths.questions,
  search: paths.search,
  notebook: paths.notebook,
  match: paths.match,
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const MEASURES = {
  'FCP ms': 'first-contentful-paint',
  'LCP ms': 'largest-contentful-paint',
  'TBT ms': 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
  bytes: 'total-byte-weight',
} as const;
/** A page that asks not to be indexed fails this one on purpose. */
const CRAWLABLE = 'is-crawlable';

/** The part of Lighthouse's report that is read here. */
interface Report {
  categories: Record<
    (typeof CATEGORIES)[number],
    { score: number; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null; numericValue?: number }>;
}

type Row = Record<string, number>;

const run = promisify(execFile);
const dist = resolve(import.meta.dirname, '../dist');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' } },
});

const server = await serveStatic(dist, { base: site.base, compress: true });
const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
const table: Record<string, Row> = {};
const shortcomings = new Set<string>();
try {
  for (const [name, path] of Object.entries(PAGES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    if (!existsSync(join(dist, path, 'index.html'))) {
      console.error(`${name}: there is no ${path} in dist/.`);
      continue;
    }
    const rows: Row[] = [];
    for (let turn = 0; turn < Number(values.runs); turn++) {
      const report = await measure(server.url + path.replace(/^\//, ''));
      for (const line of findShortcomings(report)) shortcomings.add(`${name}: ${line}`);
      rows.push(rowOf(report));
    }
    table[name] = medians(rows);
  }
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
console.table(table);
if (shortcomings.size > 0) console.log([...shortcomings].join('\n'));
const isShort = ([category, score]: [string, number]) =>
  CATEGORIES.some((name) => name === category) && category !== 'performance' && score < 100;
if (Object.values(table).some((row) => Object.entries(row).some(isShort))) process.exitCode = 1;

async function measure(address: string): Promise<Report> {
  const { executablePath, args, env } = await findBrowser();
  const output = join(folder, 'report.json');
  const command = [
    '--yes',
    LIGHTHOUSE,
    address,
    '--quiet',
    '--no-enable-error-reporting',
    '--output=json',
    `--output-path=${output}`,
    `--chrome-flags=--headless=new ${args.join(' ')}`,
  ];
  await run('npx', command, {
    env: { ...process.env, ...env, CHROME_PATH: executablePath },
    shell: process.platform === 'win32',
  });
  return JSON.parse(await readFile(output, 'utf8')) as Report;
}

function rowOf(report: Report): Row {
  const scores = CATEGORIES.map((name) => [name, Math.round(100 * score(report, name))]);
  const measures = Object.entries(MEASURES).map(([name, id]) => {
    const value = report.audits[id]?.numericValue ?? NaN;
    return [name, name === 'CLS' ? Number(value.toFixed(3)) : Math.round(value)];
  });
  return Object.fromEntries([...scores, ...measures]) as Row;
}

/** The score of a category, which for SEO leaves out whether the page may be indexed. */
function score(report: Report, name: (typeof CATEGORIES)[number]): number {
  const category = report.categories[name];
  if (name !== 'seo' || report.audits[CRAWLABLE]?.score !== 0) return category.score;
  let sum = 0;
  let weights = 0;
  for (const { id, weight } of category.auditRefs) {
    const value = report.audits[id]?.score;
    if (id === CRAWLABLE || value === undefined || value === null) continue;
    sum += value * weight;
    weights += weight;
  }
  return sum / weights;
}

/** What keeps a category from 100. */
function findShortcomings({ categories, audits }: Report): string[] {
  return CATEGORIES.flatMap((name) =>
    categories[name].auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score >= 0.995) return [];
      const isMeant = id === CRAWLABLE ? ' (noindex, as meant; not counted)' : '';
      return [`${name}: ${audit.title}${isMeant}`];
    }),
  );
}

function medians(rows: readonly Row[]): Row {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const sorted = rows.map((row) => row[name] ?? NaN).toSorted((a, b) => a - b);
      return [name, sorted[Math.floor(sorted.length / 2)] ?? NaN];
    }),
  );
}
