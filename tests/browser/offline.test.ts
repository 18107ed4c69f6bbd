import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { site as constants } from '../../src/site.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { changingSite, type ChangingSite } from './changing-site.ts';
import { watchOffenses } from './strict-host.ts';

const GUIDE = paths.guide('api-developer');
const OTHER = paths.guide('systems-engineer');

let browser: Browser;
let site: ChangingSite;
let context: BrowserContext;
let page: Page;
let offenses: Set<string>;

beforeAll(async () => {
  browser = await chromium.launch(await findBrowser());
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await changingSite();
  context = await browser.newContext();
  offenses = new Set();
  await watchOffenses(context, site.at('/'), offenses);
  page = await context.newPage();
});
// A context takes its service workers and caches with it.
afterEach(async () => {
  await context.close();
  await site.close();
  expect([...offenses]).toEqual([]);
});

/** A worker is installed, and an index kept, in their own time. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 45_000 });

/** Visit a page, and wait until the worker is at work and has it. */
async function visit(path: string): Promise<void> {
  await page.goto(site.at(path));
  await soon(() => cached('pages')).toContain(path);
}

/** The paths, below the base path, that a cache of ours holds. */
async function cached(kind: string, target = page): Promise<string[]> {
  const held = await target.evaluate(async (part) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`field-guide-${part}`));
    const keys = names.map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(keys)).flat().map(({ url }) => new URL(url).pathname);
  }, kind);
  return held.map((path) => path.replace(constants.base, '/'));
}

const heading = () => page.locator('h1').textContent();

test.each(['the server is away', 'the browser is offline'])(
  'what was visited is read, and marked, while %s',
  async (how) => {
    await visit(GUIDE);
    if (how.startsWith('the server')) await site.stop();
    else await context.setOffline(true);
    await page.reload();
    expect(await heading()).toContain('API developer');
    await page.evaluate(() => localStorage.setItem('field-guide:test', 'solid'));

    await page.goto(site.at(OTHER));
    expect(await heading()).toBe('Offline');
    expect(await page.locator('[data-part=missing]').textContent()).toContain(OTHER);
    await page.locator('[data-part=pages] a', { hasText: 'API developer' }).click();
    await soon(heading).toContain('API developer');

    if (how.startsWith('the server')) await site.start();
    else await context.setOffline(false);
    await page.goto(site.at(OTHER));
    expect(await heading()).toContain('Systems engineer');
    expect(await page.evaluate(() => localStorage.getItem('field-guide:test'))).toBe('solid');
  },
);

test('a guide is kept from its page, its size said before, and dropped again', async () => {
  await visit(GUIDE);
  const box = page.locator('keep-guide input');
  await page.locator('keep-guide').scrollIntoViewIfNeeded();
  expect(await page.locator('keep-guide label').textContent()).toMatch(/\(\d+ kB\)/);
  await box.check();
  await page.getByText('Kept on this device.').waitFor();
  expect(await cached('kept')).toContain(GUIDE);
  await context.setOffline(true);
  await page.reload();
  const picture = page.locator('main img').first();
  const isDrawn = (image: Element) => image instanceof HTMLImageElement && image.naturalWidth > 0;
  await picture.scrollIntoViewIfNeeded();
  await soon(() => picture.evaluate(isDrawn)).toBe(true);
  await page.keyboard.press('/');
  await page.getByText('You are offline, and search is not kept on this device.').waitFor();
  await context.setOffline(false);
  await page.goto(site.at(paths.offline));
  await soon(() => page.locator('[data-slug=api-developer] input').isChecked()).toBe(true);
  await page.locator('[data-slug=api-developer] input').uncheck();
  await page.getByText('removed.').waitFor();
  expect(await cached('kept')).toEqual([]);
});

test('without a network the offline page knows which guides are kept, and drops them', async () => {
  await visit(GUIDE);
  expect(await cached('shell')).not.toContain('/offline/guides.json');
  await page.locator('keep-guide').scrollIntoViewIfNeeded();
  await page.locator('keep-guide input').check();
  await page.getByText('Kept on this device.').waitFor();
  await site.stop();
  await page.goto(site.at(paths.offline));
  const row = page.locator('[data-slug=api-developer]');
  await soon(() => row.locator('input').isChecked()).toBe(true);
  expect(await row.locator('.amount').textContent()).toMatch(/kB/);
  await row.locator('input').uncheck();
  await page.getByText('removed.').waitFor();
  expect(await cached('kept')).toEqual([]);
});

test('all guides and search are kept; search then works without a network', async () => {
  await visit(paths.offline);
  const all = page.locator('[data-part=all]');
  await soon(() => all.textContent()).toMatch(/\(\d+ kB\)/);
  await all.click();
  await page.getByText('All guides and search are kept').waitFor();
  expect(await cached('kept')).toContain(OTHER);
  await site.stop();
  await page.goto(site.at(OTHER));
  expect(await heading()).toContain('Systems engineer');
  await page.keyboard.press('/');
  await page.locator('[name=q]:visible').fill('rate limting');
  await page.locator('.search-results a:visible').first().click();
  await soon(heading).toContain('API developer');
});

test('every practice page that was visited begins its interview without a network', async () => {
  await visit(paths.practice('api-developer'));
  await visit(paths.practice('systems-engineer'));
  await soon(() => cached('assets')).toContain(`${paths.practice('systems-engineer')}deck.json`);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await page.locator('practice-desk [data-part=question]').waitFor();
});

test('keeping all can be stopped, and half an index is not kept', async () => {
  await visit(paths.offline);
  site.faults.set('/pagefind/wasm.en.pagefind', () => {
    // No answer: the reader stops waiting.
  });
  await soon(() => page.locator('[data-part=all]').textContent()).toMatch(/kB/);
  await page.locator('[data-part=all]').click();
  await soon(() => cached('kept')).toContain(OTHER);
  await page.locator('[data-part=cancel]').click();
  await page.getByText('Stopped.').waitFor();
  expect(await cached('search')).toEqual([]);
});

/** A page that breaks off never says that it is loaded. */
const HALF = { timeout: 5_000 };

const FAULTS: [string, Parameters<ChangingSite['faults']['set']>[1]][] = [
  ['500', (response) => response.writeHead(500).end('<html>broken</html>')],
  ['404', (response) => response.writeHead(404).end('<html>gone</html>')],
  [
    'a page that is not ours',
    (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in</html>'),
  ],
  [
    'a page that breaks off',
    (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '90000' });
      response.write('<html><h1>Half');
      setTimeout(() => response.destroy(), 50);
    },
  ],
];

test.each(FAULTS)('%s is never kept, in no way', async (_, fault) => {
  await visit(paths.home);
  site.faults.set(OTHER, fault);
  await page.goto(site.at(OTHER), HALF).catch(() => undefined);
  await page.goto(site.at(paths.offline));
  await expect
    .poll(() => page.locator('[data-slug=systems-engineer] .amount').textContent())
    .toMatch(/kB/);
  await page.locator('[data-slug=systems-engineer] input').click();
  await page.getByText('That did not work.').waitFor();
  expect(await cached('')).not.toContain(OTHER);
  await soon(() => page.locator('[data-slug=systems-engineer] input').isChecked()).toBe(false);
});

test('a good copy outlives a server that fails', async () => {
  await visit(GUIDE);
  await page.reload();
  for (const [, fault] of FAULTS) {
    site.faults.set(GUIDE, fault);
    await page.goto(site.at(GUIDE), HALF).catch(() => undefined);
  }
  await site.stop();
  await page.goto(site.at(GUIDE));
  expect(await heading()).toContain('API developer');
});

test('an update waits, breaks no page that is open, and comes when it is asked for', async () => {
  await visit(GUIDE);
  await page.reload();
  const reader = await context.newPage();
  await reader.goto(site.at(GUIDE));
  await publishNewEdition();
  // A page of the old edition: its later script is gone from the server.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = page.getByText('A newer edition is ready.');
  await notice.waitFor();
  await page.keyboard.press('/');
  await page.locator('[name=q]:visible').waitFor();
  await soon(() => defined(page, 'search-box')).toBe(true);
  await page.keyboard.press('Escape');

  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Reload' }).click(),
  ]);
  await soon(() =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).waiting === null),
  ).toBe(true);
  expect(await page.locator('html').getAttribute('data-edition')).toBe('2');
  // The other tab was not reloaded, and still finds what it had not loaded yet.
  await reader.keyboard.press('/');
  await soon(() => defined(reader, 'search-box')).toBe(true);
});

const defined = (target: Page, tag: string) =>
  target.evaluate((name) => customElements.get(name) !== undefined, tag);

/** Other names for the scripts, another worker, another page: what a new build brings. */
async function publishNewEdition(): Promise<void> {
  const all = await readdir(site.folder, { recursive: true });
  const scripts = all.filter((file) => /^_astro\/.*\.js$/.test(file)).map((file) => file.slice(7));
  const renamed = (text: string) =>
    scripts.reduce(
      (changed, name) => changed.replaceAll(name, name.replace(/\.js$/, '2.js')),
      text,
    );
  for (const file of all.filter((name) => /\.(?:js|html)$/.test(name))) {
    const text = await readFile(join(site.folder, file), 'utf8');
    const changed = renamed(text).replace(/<html lang/, '<html data-edition="2" lang');
    await writeFile(join(site.folder, file), changed);
  }
  for (const name of scripts)
    await rename(
      join(site.folder, '_astro', name),
      join(site.folder, '_astro', name.replace(/\.js$/, '2.js')),
    );
}

test('removal leaves no cache and no worker, and it stays away', async () => {
  await visit(paths.offline);
  await page.locator('[data-part=all]').click();
  await page.getByText('All guides and search are kept').waitFor();
  await page.locator('[data-part=remove]').click();
  await page.getByText('no cache and no worker').waitFor();
  const left = () =>
    page.evaluate(async () => [
      await caches.keys(),
      (await navigator.serviceWorker.getRegistrations()).length,
      (await indexedDB.databases()).length,
    ]);
  expect(await left()).toEqual([[], 0, 0]);
  await page.goto(site.at(GUIDE), { waitUntil: 'networkidle' });
  await page.goto(site.at(paths.home), { waitUntil: 'networkidle' });
  expect(await left()).toEqual([[], 0, 0]);
});

test('where data is saved, no worker comes by itself', async () => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  await page.goto(site.at(GUIDE), { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
});
