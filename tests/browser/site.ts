import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { site } from '../../src/site.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { serveStatic } from '../../tools/static-server.ts';

const dist = resolve(import.meta.dirname, '../../dist');

/** The built site, served, and a browser to look at it. */
export interface OpenSite {
  browser: Browser;
  /** The full address of a path such as `/guides/`. */
  at: (path: string) => string;
  close: () => Promise<void>;
}

/** @param headers sent with every response, as a host would */
export async function openSite(headers: Record<string, string> = {}): Promise<OpenSite> {
  if (!existsSync(dist)) throw new Error('There is no dist/. Run “npm run build” first.');
  const server = await serveStatic(dist, { base: site.base, headers });
  const browser = await chromium.launch(await findBrowser());
  return {
    browser,
    at: (path) => server.url + path.replace(/^\//, ''),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
