/**
 * `npm run lab [-- --runs 5 --json FILE --strict]`: what readers wait for, measured on the built site
 * in a real Chromium with a slow network and a slow processor, nothing cached: paints, layout shift,
 * and blocking time of each kind of page, then interactions. It prints medians as Markdown, and with
 * `--strict` fails when one misses its target. A benchmark: each visit waits for a moment in which the
 * machine has little else to do, for five seconds at most.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { paths } from '../src/guides/paths.ts';
import { site } from '../src/site.ts';
import { serveStatic } from '../tools/static-server.ts';
import { VISITS } from './lab-interactions.ts';
import { installProbe, pageMeasures, timeInteraction } from './lab-probe.ts';
import { labTable, median, mediansOf, missedTargets, type Samples } from './lab-report.ts';
import { INTERACTION_TARGETS, PAGE_TARGETS } from './lab-targets.ts';
import { quietMoment } from './quiet-machine.ts';
import { launchChromium, openOnPhone, PHONE } from './slow-phone.ts';

const PAGES = {
  home: paths.home,
  guide: paths.guide('api-developer'),
  questions: paths.questions,
  search: paths.search,
  skills: paths.skills,
  practice: paths.practice('api-developer'),
};
const PAGE_MEASURES = ['first paint', 'FCP', 'LCP', 'CLS', 'TBT'];
const INTERACTION_MEASURES = ['next paint', 'shown'];
/** Milliseconds without a request, after which a page has come to rest. */
const REST = 1_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
});
const dist = resolve(import.meta.dirname, '../dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no built site in dist/. Run npm run build first.');
  process.exit(1);
}

type Run = Record<string, number>;

const pages = new Map<string, Run[]>();
const interactions = new Map<string, Run[]>();

function keep(kept: Map<string, Run[]>, name: string, run: Run): void {
  kept.set(name, [...(kept.get(name) ?? []), run]);
}

async function visit<Result>(
  browser: Browser,
  address: string,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  busy.push(await quietMoment());
  const { page, close } = await openOnPhone(browser);
  try {
    await installProbe(page);
    await page.goto(address);
    await page.waitForNetworkIdle({ idleTime: REST });
    return await use(page);
  } finally {
    await close();
  }
}

/** How busy the machine was with other things before each visit, from 0 to 1. */
const busy: number[] = [];
const load = { before: loadavg()[0], after: NaN };
const server = await serveStatic(dist, { base: site.base, compress: true });
const browser = await launchChromium();
const chromium = await browser.version();
const at = (path: string) => server.url + path.slice(1);
try {
  // A browser that has just started is slower than it will be.
  await visit(browser, at(paths.about), pageMeasures);
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [name, path] of Object.entries(PAGES))
      keep(pages, name, await visit(browser, at(path), pageMeasures));
    for (const { path, interactions: steps } of VISITS)
      await visit(browser, at(path), async (page) => {
        for (const { name, prepare, watch, act } of steps) {
          await prepare?.(page);
          keep(interactions, name, await timeInteraction(page, watch, () => act(page)));
        }
      });
  }
} finally {
  await browser.close();
  await server.close();
}
load.after = loadavg()[0] ?? NaN;

const samples = (kept: Map<string, Run[]>): Samples[] =>
  [...kept].map(([name, runs]) => ({ name, runs }));
const measured = { pages: samples(pages), interactions: samples(interactions) };
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
const date = new Date().toISOString();
const missed = [
  ...missedTargets(measured.pages, PAGE_TARGETS),
  ...missedTargets(measured.interactions, INTERACTION_TARGETS),
];

console.log(`## What readers wait for

Medians of ${values.runs}, nothing cached: ${PHONE.down / 1e6} Mbit/s down, ${PHONE.up / 1e3} kbit/s up, ${PHONE.latency} ms to each answer, a processor ${PHONE.slowdown} times slower, a window of ${PHONE.width} × ${PHONE.height}. ${chromium}, ${machine}, load ${load.before?.toFixed(1)} before and ${load.after.toFixed(1)} after (before a visit, other work took up to ${Math.round(100 * Math.max(...busy))} % of it, in the median ${Math.round(100 * median(busy))} %), ${date}.

${labTable('Page', measured.pages, PAGE_MEASURES, PAGE_TARGETS)}

${labTable('Interaction', measured.interactions, INTERACTION_MEASURES, INTERACTION_TARGETS)}

Milliseconds, apart from CLS; targets in brackets, ✗ where they are missed. “Next paint” is from the hand to the first paint after it, “shown” to the paint of what was asked for: of search cold from the press of \`/\`, with the words put in at once; of others from the last letter, typed at 150 ms a letter. Setting up a connection costs nothing here, and the thread that searches is not slowed.`);
if (values.json !== undefined) {
  const medians = ({ name, runs }: Samples) => ({ name, medians: mediansOf({ name, runs }), runs });
  const report = {
    date,
    machine,
    load,
    busy,
    chromium,
    node: process.version,
    phone: PHONE,
    pages: measured.pages.map(medians),
    interactions: measured.interactions.map(medians),
    missed,
  };
  await writeFile(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}
if (missed.length > 0) {
  console.log(`\n${missed.length} of the targets are missed.`);
  if (values.strict) process.exitCode = 1;
}
