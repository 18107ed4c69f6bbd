import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => context.close());

const PAPER = { light: 'rgb(247, 243, 232)', dark: 'rgb(20, 25, 15)' } as const;
type Scheme = keyof typeof PAPER;

async function open(system: Scheme, stored?: string): Promise<Page> {
  context = await site.newContext({ colorScheme: system });
  if (stored !== undefined)
    await context.addInitScript((theme) => {
      localStorage.setItem('field-guide:theme', theme);
    }, stored);
  const page = await context.newPage();
  await page.goto(site.at(paths.about));
  return page;
}

const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const choice = (page: Page) => page.getByRole('combobox', { name: 'Theme' });

test.each(['light', 'dark'] as const)(
  'without a choice, the page is printed as %s',
  async (system) => {
    const page = await open(system);
    expect(await paper(page)).toBe(PAPER[system]);
    expect(await choice(page).inputValue()).toBe('');
  },
);

test.each([
  ['light', 'dark'],
  ['dark', 'light'],
] as const)('on a %s system, the reader prints it %s and it stays so', async (system, theme) => {
  const page = await open(system);
  await choice(page).selectOption(theme);
  expect(await paper(page)).toBe(PAPER[theme]);
  await page.goto(site.at(paths.skills));
  expect(await paper(page)).toBe(PAPER[theme]);
  expect(await choice(page).inputValue()).toBe(theme);
  expect(await page.locator('meta[name=theme-color]').first().getAttribute('content')).toBe(
    PAPER[theme],
  );
  await choice(page).selectOption('');
  await page.reload();
  expect(await paper(page)).toBe(PAPER[system]);
});

test('the choice is there before anything is painted, and before any other script runs', async () => {
  context = await site.newContext({ colorScheme: 'light' });
  await context.addInitScript(() => {
    localStorage.setItem('field-guide:theme', 'dark');
  });
  const page = await context.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(site.at(paths.about));
  expect(await paper(page)).toBe(PAPER.dark);
});

test('a choice is followed in the other tabs', async () => {
  const page = await open('light');
  const other = await context.newPage();
  await other.goto(site.at(paths.home));
  await choice(page).selectOption('dark');
  await expect.poll(() => paper(other)).toBe(PAPER.dark);
  expect(await choice(other).inputValue()).toBe('dark');
});

test('what is stored and is no theme leaves the page as the system has it', async () => {
  expect(await paper(await open('light', 'purple" onload="x'))).toBe(PAPER.light);
});

describe('where storage is blocked', () => {
  test('the page is printed, and a choice holds for it', async () => {
    context = await site.newContext({ colorScheme: 'light' });
    const errors: string[] = [];
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(site.at(paths.about));
    await choice(page).selectOption('dark');
    expect(await paper(page)).toBe(PAPER.dark);
    expect(errors).toEqual([]);
  });
});

test('without JavaScript there is no switch that does nothing', async () => {
  context = await site.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.at(paths.about));
  expect(await page.locator('theme-switch').isVisible()).toBe(false);
});
