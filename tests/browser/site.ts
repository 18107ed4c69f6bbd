import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from 'playwright-core';
import { site } from '../../src/site.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { serveStatic } from '../../tools/static-server.ts';
import { strictHeaders, watchOffenses } from './strict-host.ts';

const dist = resolve(import.meta.dirname, '../../dist');

export type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** The built site, served, and a browser to look at it. */
export interface OpenSite {
  browser: Browser;
  /**
   * A browser with nothing remembered. The service worker stays out unless it is let in: it would
   * fetch the whole shell anew in each.
   *
   * What the policy refuses its pages, and what they ask of another origin, fails the whole file
   * when the site is closed.
   */
  newContext: (options?: ContextOptions) => Promise<BrowserContext>;
  /** The full address of a path such as `/guides/`. */
  at: (path: string) => string;
  close: () => Promise<void>;
}

/**
 * @param headers sent with every response, besides those of a strict host
 * @param launch starts a browser that can do more than look, such as hear
 */
export async function openSite(
  headers: Record<string, string> = {},
  launch = async () => chromium.launch(await findBrowser()),
): Promise<OpenSite> {
  if (!existsSync(dist)) throw new Error('There is no dist/. Run “npm run build” first.');
  const strict = strictHeaders(dist);
  const server = await serveStatic(dist, {
    base: site.base,
    headers: (path) => ({ ...strict(path), ...headers }),
  });
  const browser = await launch();
  const offenses = new Set<string>();
  return {
    browser,
    newContext: async (options) => {
      const context = await browser.newContext({ serviceWorkers: 'block', ...options });
      context.setDefaultTimeout(30_000);
      await watchOffenses(context, server.url, offenses);
      return context;
    },
    at: (path) => server.url + path.replace(/^\//, ''),
    close: async () => {
      await browser.close();
      await server.close();
      if (offenses.size > 0) throw new Error([...offenses].join('\n'));
    },
  };
}

/** Milliseconds. */
const MOMENT = 60;
const LONGEST = 30_000;

/** Go to an address and wait until all that loads with the page is there. */
export async function visit(page: Page, address: string): Promise<void> {
  const loading = watchLoading(page);
  await page.goto(address);
  await loading.toEnd();
}

/**
 * Watch what a page loads from now on. `toEnd` resolves when the page is idle and nothing has been
 * on its way for a moment; Playwright's own “networkidle” waits half a second, in every test.
 */
export function watchLoading(page: Page): { toEnd: () => Promise<void> } {
  const onTheWay = new Set<Request>();
  let started = 0;
  const start = (request: Request) => {
    started++;
    onTheWay.add(request);
  };
  const end = (request: Request) => onTheWay.delete(request);
  page.on('request', start).on('requestfinished', end).on('requestfailed', end);
  const isQuiet = async () => {
    const before = started;
    await wait(MOMENT);
    // A page that is busy has not asked for all yet.
    await page.evaluate(() => document.readyState);
    return started === before && onTheWay.size === 0;
  };
  return {
    toEnd: async () => {
      const from = Date.now();
      while (!(await isQuiet()))
        if (Date.now() - from > LONGEST)
          throw new Error(`Still loading: ${[...onTheWay].map((request) => request.url()).join()}`);
      page.off('request', start).off('requestfinished', end).off('requestfailed', end);
    },
  };
}
