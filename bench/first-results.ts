/** What a reader's browser asks of a search index, from opening the dialog to the first result. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { paths } from '../src/guides/paths.ts';
import { site } from '../src/site.ts';
import { firstResult } from '../tests/browser/first-result.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { serveStatic } from '../tools/static-server.ts';

export interface FirstResult {
  query: string;
  bytes: number;
  requests: number;
  /** What the dialog said, and where its first result led. */
  answer: string;
  leadsTo: string;
  /** Until then, on this machine. */
  milliseconds: number;
}

const dist = resolve(import.meta.dirname, '../dist');

/** The same in the site that is built in `dist/`. @param index a folder, which stands in for its own */
export async function firstResultsOfIndex(
  index: string,
  queries: readonly string[],
): Promise<FirstResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-search-site-'));
  try {
    const former = join(dist, 'pagefind');
    await cp(dist, folder, { recursive: true, filter: (file) => !file.startsWith(former) });
    await cp(index, join(folder, 'pagefind'), { recursive: true });
    return await firstResults(folder, queries);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param folder holds a built site */
export async function firstResults(
  folder: string,
  queries: readonly string[],
): Promise<FirstResult[]> {
  const server = await serveStatic(folder, { base: site.base });
  const browser = await chromium.launch(await findBrowser());
  try {
    const found: FirstResult[] = [];
    for (const query of queries) {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const result = await firstResult(
        await context.newPage(),
        server.url + paths.about.slice(1),
        query,
      );
      found.push({ query, ...result });
      await context.close();
    }
    return found;
  } finally {
    await browser.close();
    await server.close();
  }
}

export function toLine({ bytes, requests, milliseconds, answer, leadsTo }: FirstResult): string {
  return `${(bytes / 1000).toFixed(1)} kB in ${requests} requests and ${milliseconds} ms: ${answer} → ${leadsTo}`;
}
