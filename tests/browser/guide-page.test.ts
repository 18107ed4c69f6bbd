import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { LEVELS, QUESTION_TYPES } from '../../src/guides/schema.ts';
import { openSite, type OpenSite, type ContextOptions } from './site.ts';

let site: OpenSite;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => page.context().close());

const PHONE = { width: 390, height: 844 };

async function openGuide(options: ContextOptions = {}) {
  const context = await site.newContext({ reducedMotion: 'reduce', ...options });
  page = await context.newPage();
  await page.goto(site.at(paths.guide('api-developer')));
}

const questions = () => page.locator('.question:visible');
const answers = () => page.locator('.answer:visible');
/** The label of a filter, which is what a reader clicks. */
const filter = (id: string) => page.locator(`label:has(#${id})`);

/** How far the top of an element is below that of the window. */
const topOf = async (selector: string) => (await page.locator(selector).boundingBox())?.y;

describe('without JavaScript', () => {
  beforeEach(() => openGuide({ javaScriptEnabled: false }));

  test('the whole guide can be read', async () => {
    for (const id of ['quick-answer', 'questions', 'how-to-prepare', 'formats', 'mistakes', 'faqs'])
      expect(await page.locator(`#${id}`).isVisible()).toBe(true);
    const total = await questions().count();
    expect(total).toBeGreaterThanOrEqual(10);
    expect(await answers().count()).toBe(total);
    expect(await page.locator('.points li:visible').count()).toBeGreaterThanOrEqual(3 * total);
  });

  test('questions are filtered by type and level, and by both', async () => {
    await filter('type-technical').click();
    const technical = await questions().count();
    expect(technical).toBe(await page.locator('.question[data-type=technical]').count());
    await filter('level-mid').click();
    const pair = page.locator('.question[data-type=technical][data-level=mid]');
    expect(await questions().count()).toBe(await pair.count());
    expect(await pair.count()).toBeLessThan(technical);
    await filter('level-all').click();
    expect(await questions().count()).toBe(technical);
  });

  test('the number beside a filter is that of its questions', async () => {
    for (const [group, values] of Object.entries({ type: QUESTION_TYPES, level: LEVELS })) {
      for (const value of values) {
        await filter(`${group}-${value}`).click();
        const said = await filter(`${group}-${value}`).locator('i').textContent();
        expect(await questions().count()).toBe(Number(said));
      }
      await filter(`${group}-all`).click();
    }
  });

  test('a pair without a question says so', async () => {
    const none = page.locator('.none:visible');
    expect(await none.count()).toBe(0);
    await filter('type-technical').click();
    await filter('level-entry').click();
    expect(await questions().count()).toBe(0);
    expect(await none.count()).toBe(1);
    await filter('level-all').click();
    expect(await none.count()).toBe(0);
  });

  test('answers are hidden all at once and shown one by one', async () => {
    await filter('hide-answers').click();
    expect(await answers().count()).toBe(0);
    await page.locator('.reveal:visible').nth(1).click();
    expect(await answers().count()).toBe(1);
    expect(await page.locator('.question').nth(1).locator('.answer').isVisible()).toBe(true);
    await filter('hide-answers').click();
    expect(await answers().count()).toBe(await questions().count());
  });

  test('a sample answer opens', async () => {
    const sample = page.locator('.sample').first();
    expect(await sample.locator('.writing').isVisible()).toBe(false);
    await sample.locator('summary').click();
    expect(await sample.locator('.writing').isVisible()).toBe(true);
  });

  test('the outline opens on a phone, and its links lead to their sections', async () => {
    await page.setViewportSize(PHONE);
    const sheet = page.getByRole('navigation', { name: 'In this guide' });
    expect(await sheet.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'In this guide' }).click();
    await sheet.getByRole('link', { name: 'FAQs' }).click();
    expect(new URL(page.url()).hash).toBe('#faqs');
    await expect.poll(() => topOf('#faqs')).toBeLessThan(PHONE.height / 2);
  });
});

describe('with JavaScript', () => {
  test('a link of the outline closes the sheet on a phone', async () => {
    await openGuide({ viewport: PHONE });
    const sheet = page.getByRole('navigation', { name: 'In this guide' });
    await page.getByRole('button', { name: 'In this guide' }).click();
    await sheet.getByRole('link', { name: 'Mistakes' }).click();
    await expect.poll(() => sheet.isVisible()).toBe(false);
    expect(new URL(page.url()).hash).toBe('#mistakes');
  });

  test('every question and item is its own permalink', async () => {
    await openGuide();
    const links = await page.locator('.permalink').all();
    expect(links.length).toBeGreaterThan(25);
    for (const link of links) {
      const address = (await link.getAttribute('href')) ?? '';
      expect(await page.locator(address).locator('h3').first().textContent()).toBe(
        await link.textContent(),
      );
    }
  });

  test('the heading that the address names is in view, below what stays at the top', async () => {
    await openGuide({ viewport: PHONE });
    await page.goto(`${site.at(paths.guide('api-developer'))}#webhook-retries`);
    await expect.poll(() => topOf('#webhook-retries h3')).toBeLessThan(PHONE.height / 2);
    const bar = await page.locator('guide-outline').boundingBox();
    expect(await topOf('#webhook-retries h3')).toBeGreaterThanOrEqual(bar?.height ?? 0);
    expect(bar?.y).toBe(0);
  });

  test('print shows every answer and no navigation', async () => {
    await openGuide();
    await filter('hide-answers').click();
    await page.emulateMedia({ media: 'print' });
    expect(await answers().count()).toBe(await page.locator('.question').count());
    expect(await page.locator('.sample .writing').first().isVisible()).toBe(true);
    expect(await page.locator('nav:visible, .filter:visible, .masthead:visible').count()).toBe(0);
    expect(await page.locator('.reveal:visible, .practice-call:visible').count()).toBe(0);
  });
});

describe('what scripts bring finds its room kept, so that nothing moves', () => {
  /** Of the page's head and of each question, with the same fonts whenever they come. */
  async function heightsAt(options: ContextOptions, hasScripts: boolean): Promise<number[]> {
    const context = await site.newContext({ reducedMotion: 'reduce', ...options });
    page = await context.newPage();
    await page.route(hasScripts ? '**/*.woff2' : /\.(?:woff2|js)$/, (route) => route.abort());
    await page.goto(site.at(paths.guide('api-developer')));
    const notes = hasScripts ? await questions().count() : 0;
    await expect.poll(() => page.locator('.note').count()).toBe(notes);
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('.guide-hero, .question')].map(
        (one) => one.getBoundingClientRect().height,
      ),
    );
    if (!hasScripts) await context.close();
    return heights;
  }

  test.each(
    [320, 360, 768, 1215, 1217, 1440].flatMap((width) => [
      { width, pointer: 'fine' },
      { width, pointer: 'coarse' },
    ]),
  )('$width px wide, with a $pointer pointer', async ({ width, pointer }) => {
    const options = { viewport: { width, height: 800 }, hasTouch: pointer === 'coarse' };
    const before = await heightsAt(options, false);
    const after = await heightsAt(options, true);
    expect(await page.evaluate(`matchMedia('(pointer: ${pointer})').matches`)).toBe(true);
    expect(after.length).toBeGreaterThan(9);
    for (const [place, height] of after.entries())
      expect(Math.abs(height - (before[place] ?? 0))).toBeLessThan(1);
  });
});
