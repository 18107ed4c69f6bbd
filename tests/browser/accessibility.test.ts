import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { COLOR_RULES, DESK, PHONE, violations, violationsEverywhere } from './axe.ts';
import { openSite, visit, type OpenSite } from './site.ts';
import { TEMPLATES } from '../../tools/templates.ts';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function open(path: string, viewport = PHONE): Promise<Page> {
  const context = await site.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await visit(page, site.at(path));
  return page;
}

/** What is less than 24 px wide or high, and is no part of a sentence, whose lines are as high as they are. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isWithinSentence = (target: Element) =>
      getComputedStyle(target).display === 'inline' &&
      (target.parentElement?.textContent ?? '').trim() !== target.textContent.trim();
    return [...document.querySelectorAll('a, button, summary, select, label:has(input)')]
      .filter((target) => target.checkVisibility() && !target.matches('.skip'))
      .filter((target) => !isWithinSentence(target))
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 24)
      .map(({ target, box }) => `${target.textContent.trim()}: ${box.width} × ${box.height}`);
  });
}

describe.each(TEMPLATES)('%s', (_, path) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(path);
  });
  afterAll(() => page.context().close());

  test('has targets of at least 24 px, where they stand alone', async () => {
    expect(await smallTargets(page)).toEqual([]);
  });

  test('has them without its own fonts, too, which may come too late', async () => {
    const context = await site.newContext({ viewport: PHONE });
    onTestFinished(() => context.close());
    await context.route('**/*.woff2', (route) => route.abort());
    const plain = await context.newPage();
    await visit(plain, site.at(path));
    expect(await smallTargets(plain)).toEqual([]);
  });

  test('has no violation', async () => {
    expect(await violationsEverywhere(page)).toEqual([]);
  });
});

describe('has no violation', () => {
  let page: Page;
  afterEach(() => page.context().close());

  test('in the search dialog, empty and with results', async () => {
    page = await open(paths.guide('api-developer'));
    await page.keyboard.press('/');
    await page.locator('dialog .search-topics').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.keyboard.type('rate limting');
    await page.locator('dialog .search-results a').first().waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
  });

  test('in a matched ad, with a guide that fits and with none', async () => {
    page = await open(paths.match);
    await page.getByRole('button', { name: 'Load a sample ad' }).click();
    await page.getByRole('button', { name: 'Match', exact: true }).click();
    await page.getByRole('heading', { name: /^Best fit/ }).waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await page
      .getByRole('textbox')
      .fill('Head Chef. A pub on the river needs a Head Chef to cook.');
    await page.getByRole('button', { name: 'Match', exact: true }).click();
    await page.getByRole('heading', { name: 'No guide fits this ad' }).waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
  });

  test('in the form for a new guide, with items, problems, and preview', async () => {
    page = await open(paths.newGuide);
    for (const name of ['a figure', 'a question', 'a tip', 'a format', 'an FAQ', 'a related guide'])
      await page.getByRole('button', { name: `Add ${name}`, exact: true }).click();
    const skills = page.getByRole('combobox', { name: 'Skills', exact: true });
    await skills.fill('Debugging');
    await skills.press('Enter');
    await page.getByRole('textbox', { name: 'Description' }).fill('Too short');
    await page.getByRole('button', { name: 'Check the guide' }).click();
    for (const name of ['Preview', 'Propose on GitHub'])
      await page
        .locator('guide-form > details, .form-work > details', { hasText: name })
        .evaluate((details) => {
          (details as HTMLDetailsElement).open = true;
        });
    await page.locator('[data-field=description] [aria-invalid]').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });

  test('on the search page: nothing asked, filters chosen, nothing found', async () => {
    page = await open(paths.search);
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.goto(`${site.at(paths.search)}?q=incident&type=behavioral&role=Systems+engineer`);
    await page.locator('main .search-results a').first().waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.goto(`${site.at(paths.search)}?q=zxqv+tseters&level=entry`);
    await page.locator('main .search-groups .search-topics').waitFor();
    await page.locator('main').getByRole('searchbox').press('Enter');
    await page.waitForFunction(() => localStorage.getItem('field-guide:notebook') !== null);
    await page.goto(site.at(paths.search));
    await page.locator('main .search-recent').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
  });

  test('in the open outline of a phone', async () => {
    page = await open(paths.guide('api-developer'));
    await page.getByRole('button', { name: 'In this guide' }).click();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, { runOnly: COLOR_RULES })).toEqual([]);
  });

  test('in a question that is marked and noted, and in the notebook that keeps it', async () => {
    page = await open(paths.guide('api-developer'));
    const question = page.locator('.question').first();
    await question.getByText('Shaky', { exact: true }).click();
    await question.locator('.note summary').click();
    await question.locator('textarea').fill('I would begin with the contract.');
    await question.getByText('Kept on this device').waitFor();
    await question.getByRole('button', { name: /^Copy link/ }).click();
    await question.getByText('Link copied').or(question.getByText(/#/)).first().waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await visit(page, site.at(paths.notebook));
    await page.getByText('I would begin with the contract.').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
  });

  test('in a guide with its answers hidden and a sample open', async () => {
    page = await open(paths.guide('api-developer'));
    await page.locator('.sample summary').first().click();
    expect(await violations(page)).toEqual([]);
    await page.locator('label:has(#hide-answers)').click();
    expect(await violations(page)).toEqual([]);
  });

  test.each([paths.home, paths.guide('api-developer'), paths.search])(
    'in the colors of the system: %s',
    async (path) => {
      page = await open(path);
      await page.emulateMedia({ forcedColors: 'active' });
      // The contrast is the reader's own.
      expect(await violations(page, { without: ['color-contrast'] })).toEqual([]);
    },
  );

  test.each([paths.home, paths.guide('api-developer'), paths.questions])(
    'when its reader prints it dark on a light system: %s',
    async (path) => {
      page = await open(path, DESK);
      await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
      expect(await violations(page)).toEqual([]);
    },
  );
});

test('the skip link comes first, and leads past the header', async () => {
  const page = await open(paths.guide('api-developer'), DESK);
  onTestFinished(() => page.context().close());
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main');
});
