import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of axe whose answer the other printing may change. */
export const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

export const PHONE = { width: 360, height: 900 };
export const DESK = { width: 1440, height: 900 };

/**
 * What axe finds wrong with a page as it stands, a line for each element.
 *
 * @param options what axe is to run, and rules to leave out
 */
export async function violations(
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

/** What axe finds in a page as it stands: on a phone in light and in dark, and on a desk. */
export async function violationsEverywhere(page: Page): Promise<string[]> {
  await page.setViewportSize(PHONE);
  const found: string[] = [];
  const look = async (where: string, options?: Parameters<typeof violations>[1]) => {
    const seen = await violations(page, options);
    found.push(...seen.map((violation) => `${where}: ${violation}`));
  };
  await look('on a phone');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('in dark', { runOnly: COLOR_RULES });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);
  await look('on a desk');
  return found;
}
