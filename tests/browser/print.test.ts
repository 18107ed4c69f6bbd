import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { openSite, visit, type OpenSite } from './site.ts';

const guides = readdirSync(resolve(import.meta.dirname, '../../content/guides'));
const PAPERS = ['A4', 'Letter'] as const;

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Chromium writes the objects of its pages uncompressed. */
async function pages(page: Page, format: (typeof PAPERS)[number]): Promise<number> {
  const pdf = await page.pdf({ format });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

async function open(path: string, withScript = true): Promise<Page> {
  const context = await site.newContext({ colorScheme: 'dark', javaScriptEnabled: withScript });
  const page = await context.newPage();
  // The dialog of the browser; it would wait for an answer.
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await visit(page, site.at(path));
  return page;
}

const press = (page: Page, value: string) =>
  page.locator(`print-guide button[value=${value}]`).click();
const chosen = (page: Page) => page.evaluate(() => document.documentElement.dataset['print']);

describe.each(guides)('%s', (slug) => {
  test.each(PAPERS)(
    'the night-before sheet is one page of %s, in type one can read',
    async (paper) => {
      const page = await open(paths.guide(slug));
      await press(page, 'sheet');
      const size = await page.evaluate(() =>
        parseFloat(document.documentElement.style.getPropertyValue('--sheet-size')),
      );
      expect(size).toBeGreaterThanOrEqual(6.5);
      expect(await pages(page, paper)).toBe(1);
      await page.context().close();
    },
  );

  test.each(PAPERS)('the handout takes some pages of %s', async (paper) => {
    const page = await open(paths.guide(slug), false);
    const count = await pages(page, paper);
    expect(count).toBeGreaterThanOrEqual(8);
    expect(count).toBeLessThanOrEqual(24);
    await page.context().close();
  });
});

test('the sheet holds every question and point, and nothing else of the guide', async () => {
  const page = await open(paths.guide('api-developer'));
  await press(page, 'sheet');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.question h3', '.points li'])
    expect(await page.locator(`${part}:visible`).count()).toBe(await page.locator(part).count());
  const others = '.follow-up, .weak, .sample, .references, .question-meta, .item, .lead, .plate';
  expect(await page.locator(others).count()).toBeGreaterThan(0);
  expect(await page.locator(others).filter({ visible: true }).count()).toBe(0);
  await page.context().close();
});

test('the choice of a print is gone once it is done', async () => {
  const page = await open(paths.guide('api-developer'));
  await press(page, 'sheet');
  expect(await chosen(page)).toBe('sheet');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await chosen(page)).toBeUndefined();
  expect(await page.locator('html').getAttribute('style')).toBeFalsy();
  await page.context().close();
});

test('the handout is dark on white, whatever the theme, and names addresses that lead out', async () => {
  const page = await open(paths.guide('api-developer'), false);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const link = page.locator('.references a').first();
  const seen = await link.evaluate((element) => ({
    ink: getComputedStyle(document.body).color,
    address: getComputedStyle(element, '::after').content,
  }));
  expect(seen.ink).toBe('rgb(0, 0, 0)');
  expect(seen.address).toContain(await link.getAttribute('href'));
  expect(await page.locator('.plate').isVisible()).toBe(true);
  expect(await page.locator('.printed').textContent()).toMatch(
    /^https:.*\/guides\/api-developer\/$/,
  );
  await page.context().close();
});

test('without JavaScript no button promises a print that it cannot do', async () => {
  const page = await open(paths.guide('api-developer'), false);
  expect(await page.locator('print-guide button:visible').count()).toBe(0);
  await page.context().close();
});

test.each([paths.questions, paths.search, paths.practice('api-developer'), paths.about])(
  '%s prints without what only a screen needs',
  async (path) => {
    const page = await open(path);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('nav, button, input, form, .masthead').filter({ visible: true }).count(),
    ).toBe(0);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await page.context().close();
  },
);
