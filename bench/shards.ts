/**
 * `node bench/shards.ts [--guides 1000] [--shards 2]`: whether a search index may be written in parts,
 * each by a job of its own, and searched as one: writes an index for each part of so many made-up
 * guides, joins them in a headless Chromium with Pagefind's `mergeIndex`, and looks for guides of
 * every part. Fails when one is not found.
 */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Guide } from '../src/guides/guide.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { parseGuide } from '../src/guides/reading/guide-parser.ts';
import { writeSearchIndex } from '../src/search/indexing.ts';
import { searchRecords } from '../src/search/records.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { serveStatic } from '../tools/static-server.ts';
import { syntheticGuide, vocabularyOf, Writer } from './synthetic-guides.ts';

const { values } = parseArgs({
  options: {
    guides: { type: 'string', default: '1000' },
    shards: { type: 'string', default: '2' },
  },
});
const project = resolve(import.meta.dirname, '..');
const vocabulary = await vocabularyOf(project);
const { content } = await new ContentReader(project).read();
const perShard = Math.ceil(Number(values.guides) / Number(values.shards));

/** Guides that are written and parsed; where a shard holds more, their texts come again. */
const DIFFERENT = 200;

/** The guides of a shard, numbered from `first`. */
function* guides(first: number): Generator<Guide, void, undefined> {
  const writer = new Writer(first + 1);
  const written = Array.from({ length: Math.min(perShard, DIFFERENT) }, (_, place) => {
    const near = [1, 2, 3, 4].map((offset) => first + place + offset);
    const files = syntheticGuide(writer, first + place, { ...vocabulary, near });
    const path = 'content/guides/made-up';
    const { guide } = parseGuide(
      {
        slug: 'made-up',
        path,
        files: new Map(Object.entries(files).map(([name, text]) => [name, { path, text }])),
        unreadable: new Set(),
        images: new Map(),
      },
      '2026-12-31',
    );
    if (!guide) throw new Error(`The made-up guide ${first + place} is not sound.`);
    return guide;
  });
  for (let place = 0; place < perShard; place++) {
    const text = written[place % written.length];
    if (!text) return;
    const number = first + place;
    yield { ...text, slug: `role-${number}`, role: text.role.replace(/\d+/, `${number}`) };
  }
}

/** As much of Pagefind's module as is used here. */
interface PagefindModule {
  createInstance: (options: object) => {
    mergeIndex: (bundle: string, options: object) => Promise<void>;
    search: (term: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
  };
}

const root = await mkdtemp(join(tmpdir(), 'bench-shards-'));
const bundles = Array.from({ length: Number(values.shards) }, (_, shard) => `shard-${shard}`);
const browser = await chromium.launch(await findBrowser());
try {
  for (const [shard, bundle] of bundles.entries()) {
    const from = performance.now();
    const all = { [Symbol.iterator]: () => guides(shard * perShard) };
    await writeSearchIndex(searchRecords(all, content), join(root, bundle));
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    const [list = ''] = (await readdir(join(root, bundle))).filter((name) => name.endsWith('meta'));
    const { size } = await stat(join(root, bundle, list));
    console.log(
      `${bundle}: ${perShard} guides indexed in ${seconds} s, its list of records ${(size / 1000).toFixed(0)} kB, load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Shards</title>');
  const server = await serveStatic(root);
  const page = await browser.newPage();
  await page.goto(server.url);
  for (const shard of bundles.keys()) {
    const number = shard * perShard + 1;
    const from = performance.now();
    const found = await page.evaluate(
      async ([query, first = '', ...others]) => {
        const { createInstance } = (await import(`/${first}/pagefind.js`)) as PagefindModule;
        const options = { baseUrl: '/', noWorker: true };
        const pagefind = createInstance({ basePath: `/${first}/`, ...options });
        for (const other of others) await pagefind.mergeIndex(`/${other}/`, options);
        const { results } = await pagefind.search(query ?? '');
        const best = await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return { count: results.length, urls: best.map(({ url }) => url) };
      },
      [`role ${number}`, ...bundles],
    );
    const wanted = `/guides/role-${number}/`;
    console.log(
      `“role ${number}”, of ${bundles[shard] ?? ''}: ${found.count} results, ${found.urls.some((url) => url.startsWith(wanted)) ? 'found' : 'MISSED'} among the first ten, ${Math.round(performance.now() - from)} ms with the loading of all shards`,
    );
    if (!found.urls.some((url) => url.startsWith(wanted))) process.exitCode = 1;
  }
  await server.close();
} finally {
  await browser.close();
  await rm(root, { recursive: true });
}
