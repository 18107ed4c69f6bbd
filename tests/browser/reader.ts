import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { site } from '../../src/site.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { findFirefox } from '../../tools/find-firefox.ts';
import { serveStatic } from '../../tools/static-server.ts';
import { REFUSED, reportRefusals, strictHeaders } from './strict-host.ts';

const dist = resolve(import.meta.dirname, '../../dist');

/** The browsers that a reader may have; a journey leads through each of them. */
export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** The built site, served, and a browser that is driven the same way whatever it is. */
export interface Reader {
  /** The full address of a path such as `/guides/`. */
  at: (path: string) => string;
  /** A window with nothing remembered, whose console tells what the policy refused. */
  openWindow: (size: { width: number; height: number }) => Promise<Page>;
  close: () => Promise<void>;
}

export async function openReader(name: BrowserName): Promise<Reader> {
  if (!existsSync(dist)) throw new Error('There is no dist/. Run “npm run build” first.');
  const home = await mkdtemp(join(tmpdir(), `${name}-`));
  const browser = await launch(name, home);
  const server = await serveStatic(dist, { base: site.base, headers: strictHeaders(dist) });
  return {
    at: (path) => server.url + path.replace(/^\//, ''),
    openWindow: async (size) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.evaluateOnNewDocument(reportRefusals, REFUSED);
      await page.setViewport(size);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function launch(name: BrowserName, home: string): Promise<Browser> {
  const common = { protocol: 'webDriverBiDi', headless: true, defaultViewport: null } as const;
  if (name === 'chromium') {
    const { executablePath, args, env } = await findBrowser();
    return puppeteer.launch({
      ...common,
      browser: 'chrome',
      executablePath,
      args: [...args, '--force-prefers-reduced-motion'],
      ...(env && { env }),
    });
  }
  // Firefox does not start for root in the home of another user; and what it leaves there goes.
  const env = { ...process.env, HOME: home };
  return puppeteer.launch({
    ...common,
    browser: 'firefox',
    executablePath: await findFirefox(),
    env,
    extraPrefsFirefox: QUIET,
  });
}

/** Beyond what puppeteer sets: no motion, and no word with the world outside. */
const QUIET = {
  'ui.prefersReducedMotion': 1,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.provider.testing': true,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
};
