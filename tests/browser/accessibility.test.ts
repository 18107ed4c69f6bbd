import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { openSite, visit, type OpenSite } from './site.ts';
import { TEMPLATES } from '../../tools/templates.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let site: OpenSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => context.close());

/** The rules of axe whose answer the other printing may change. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

async function open(path: string, width: number): Promise<Page> {
  context = await site.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await visit(page, site.at(path));
  return page;
}

/**
 * What axe finds wrong with a page as it stands, a line for each element.
 *
 * @param options what axe is to run, and rules to leave out
 */
async function violations(
  page: Page,
  { runOnly = TAGS, without = [] }: { runOnly?: string[]; without?: string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // What the bar of a phone covers for the moment is not too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  const results = await page.evaluate(async (asked) => {
    const { axe: injected } = window as unknown as {
      axe: { run: (options: object) => Promise<AxeResults> };
    };
    const rules = asked.includes('wcag22aa') ? { rules: { 'target-size': { enabled: true } } } : {};
    return injected.run({ runOnly: asked, ...rules, resultTypes: ['violations'] });
  }, runOnly);
  const counted = results.violations.filter(({ id }) => !without.includes(id));
  return counted.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
  );
}

/** What axe finds in a page as it stands, in light and in dark. */
async function violationsInBoth(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await violations(page, { runOnly: COLOR_RULES });
  return [...inLight, ...inDark.map((violation) => `in dark: ${violation}`)];
}

describe.each([360, 1440])('in light and dark at %i px', (width) => {
  test.each(TEMPLATES)('%s has no violation', async (_, path) => {
    expect(await violationsInBoth(await open(path, width))).toEqual([]);
  });

  test('the search dialog has no violation, empty and with results', async () => {
    const page = await open(paths.guide('api-developer'), width);
    await page.keyboard.press('/');
    await page.locator('dialog .search-topics').waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.keyboard.type('rate limting');
    await page.locator('dialog .search-results a').first().waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
  });

  test('a matched ad has no violation, with a guide that fits and with none', async () => {
    const page = await open(paths.match, width);
    await page.getByRole('button', { name: 'Load a sample ad' }).click();
    await page.getByRole('button', { name: 'Match', exact: true }).click();
    await page.getByRole('heading', { name: /^Best fit/ }).waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page
      .getByRole('textbox')
      .fill('Head Chef. A pub on the river needs a Head Chef to cook.');
    await page.getByRole('button', { name: 'Match', exact: true }).click();
    await page.getByRole('heading', { name: 'No guide fits this ad' }).waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
  });

  test('the search page has no violation: nothing asked, filters chosen, nothing found', async () => {
    const page = await open(paths.search, width);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.goto(`${site.at(paths.search)}?q=incident&type=behavioral&role=Systems+engineer`);
    await page.locator('main .search-results a').first().waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.goto(`${site.at(paths.search)}?q=zxqv+tseters&level=entry`);
    await page.locator('main .search-groups .search-topics').waitFor();
    await page.locator('main').getByRole('searchbox').press('Enter');
    await page.waitForFunction(() => localStorage.getItem('field-guide:notebook') !== null);
    await page.goto(site.at(paths.search));
    await page.locator('main .search-recent').waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
  });
});

test('the outline of a phone has no violation when open', async () => {
  const page = await open(paths.guide('api-developer'), 360);
  await page.getByRole('button', { name: 'In this guide' }).click();
  expect(await violationsInBoth(page)).toEqual([]);
});

test.each([360, 1440])(
  'a question that is marked and noted has no violation at %i px, nor has its guide',
  async (width) => {
    const page = await open(paths.guide('api-developer'), width);
    const question = page.locator('.question').first();
    await question.getByText('Shaky', { exact: true }).click();
    await question.locator('.note summary').click();
    await question.locator('textarea').fill('I would begin with the contract.');
    await question.getByText('Kept on this device').waitFor();
    await question.getByRole('button', { name: /^Copy link/ }).click();
    await question.getByText('Link copied').or(question.getByText(/#/)).first().waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await visit(page, site.at(paths.notebook));
    await page.getByText('I would begin with the contract.').waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
  },
);

describe('in the colors of the system', () => {
  const PAGES = TEMPLATES.filter(([name]) => ['home', 'a guide', 'search'].includes(name));

  test.each(PAGES)('%s has no violation', async (_, path) => {
    const page = await open(path, 360);
    await page.emulateMedia({ forcedColors: 'active' });
    // The contrast is the reader's own.
    expect(await violations(page, { without: ['color-contrast'] })).toEqual([]);
  });
});

test.each([paths.home, paths.guide('api-developer'), paths.questions])(
  '%s has no violation when its reader prints it dark on a light system',
  async (path) => {
    const page = await open(path, 1440);
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    expect(await violations(page)).toEqual([]);
  },
);

test('a guide with its answers hidden and a sample open has no violation', async () => {
  const page = await open(paths.guide('api-developer'), 360);
  await page.locator('.sample summary').first().click();
  expect(await violations(page)).toEqual([]);
  await page.locator('label:has(#hide-answers)').click();
  expect(await violations(page)).toEqual([]);
});

describe('by keyboard', () => {
  const PAGES = TEMPLATES.filter(([name]) =>
    [
      'home',
      'a guide',
      'all questions',
      'search',
      'a skill',
      'practice of a role',
      'match',
    ].includes(name),
  );

  test.each(PAGES)('%s is walked from the skip link on, every stop in sight', async (_, path) => {
    const page = await open(path, 1440);
    const stops: Awaited<ReturnType<typeof focusedStop>>[] = [];
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const stop = await focusedStop(page);
      if (stop.name === 'BODY') break;
      stops.push(stop);
    }
    expect(stops.slice(0, 2).map(({ name }) => name)).toEqual([
      'Skip to the text',
      'Interview Field Guide',
    ]);
    expect(stops.filter(({ outline }) => outline === 0).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ inView }) => !inView).map(({ name }) => name)).toEqual([]);
  });

  test('the skip link leads past the header', async () => {
    const page = await open(paths.guide('api-developer'), 1440);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main');
  });
});

/** The element that has the focus: the width of its outline, or of that around its label. */
function focusedStop(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const shown = element.matches('input') ? (element.closest('label') ?? element) : element;
    const width = (target: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    };
    const box = shown.getBoundingClientRect();
    const isBody = element === document.body;
    return {
      name: isBody ? 'BODY' : shown.textContent.trim() || (shown.getAttribute('name') ?? ''),
      outline: Math.max(width(element), width(shown)),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

describe('targets', () => {
  test.each(TEMPLATES)('%s: those that stand alone are at least 24 px', async (_, path) => {
    const page = await open(path, 360);
    const small = await page.evaluate(() => {
      // A link within a sentence is exempt: its height is that of the line.
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
    expect(small).toEqual([]);
  });
});
