import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Open a page that notes what the policy refuses, in whichever document. */
async function watchedPage(): Promise<{ page: Page; refused: string[] }> {
  const page = await site.browser.newPage();
  const refused: string[] = [];
  await page.exposeFunction('note', (refusal: string) => refused.push(refusal));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { note } = window as unknown as { note: (refusal: string) => void };
      note(`${event.violatedDirective}: ${event.blockedURI} in ${event.sourceFile}`);
    });
  });
  return { page, refused };
}

test.each([paths.home, paths.guide('api-developer'), paths.questions, paths.search, paths.offline])(
  '%s breaks no rule of a strict policy',
  async (path) => {
    const { page, refused } = await watchedPage();
    await page.goto(site.at(path), { waitUntil: 'networkidle' });
    expect(refused).toEqual([]);
    await page.close();
  },
);

test.each([
  ['the dialog', paths.guide('api-developer')],
  ['the search page', paths.search],
])('%s finds, and breaks no rule of a strict policy', async (_, path) => {
  const { page, refused } = await watchedPage();
  await page.goto(site.at(path));
  if (path !== paths.search) await page.keyboard.press('/');
  await page.locator('[name=q]:visible').fill('rate limting');
  await page.locator('.search-results a:visible').first().waitFor();
  await page.locator('.search-results a:visible').first().click();
  await page.waitForURL(`**${paths.guide('api-developer')}#*`);
  expect(refused).toEqual([]);
  await page.close();
});

test('the service worker comes through its own policy, which lets no other address pass', async () => {
  const { page, refused } = await watchedPage();
  await page.goto(site.at(paths.home));
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
  await page.goto(site.at(paths.offline), { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(
    /\/sw\.js$/,
  );
  expect(refused).toEqual([]);
  await page.close();
});
