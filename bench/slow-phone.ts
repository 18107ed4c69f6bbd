/** A page of a real Chromium with a phone's window, a slow network, and a slow processor. */
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { findBrowser } from '../tools/find-browser.ts';

export const PHONE = {
  width: 360,
  height: 780,
  deviceScaleFactor: 2,
  /** How many times slower than this machine the page's own thread is. */
  slowdown: 4,
  /** Milliseconds from a request to the beginning of its answer. */
  latency: 150,
  /** Bits a second. */
  down: 1_600_000,
  up: 750_000,
} as const;

const CONDITIONS = {
  latency: PHONE.latency,
  downloadThroughput: PHONE.down / 8,
  uploadThroughput: PHONE.up / 8,
};

export async function launchChromium(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return puppeteer.launch({
    browser: 'chrome',
    executablePath,
    args,
    headless: true,
    defaultViewport: null,
    ...(env && { env }),
  });
}

/** A page of its own context, so with an empty cache; `close` throws the context away. */
export async function openOnPhone(
  browser: Browser,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const { width, height, deviceScaleFactor } = PHONE;
  await page.setViewport({ width, height, deviceScaleFactor, isMobile: true, hasTouch: true });
  // It would fetch what is for later while we measure what is for now.
  await page.evaluateOnNewDocument(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...CONDITIONS });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowdown });
  page.on('workercreated', (worker) => {
    // A worker that has gone again needs none.
    slowNetwork(worker.client).catch(() => undefined);
  });
  return { page, close: () => context.close() };
}

/** Workers do not share their page's conditions, and know no other way of having them. */
async function slowNetwork(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditionsByRule', {
    offline: false,
    matchedNetworkConditions: [{ urlPattern: '', ...CONDITIONS }],
  });
}
