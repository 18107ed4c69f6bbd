import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '../../src/guides/paths.ts';
import { firstResult } from './first-result.ts';
import { FILTERED, MISSED, QUERIES } from './queries.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await (await site.newContext()).newPage();
  await page.goto(site.at(paths.search));
});
afterAll(() => site.close());

/** Wait for the answer, and read the addresses of the first three results. */
async function firstThree(): Promise<string[]> {
  await page.locator('main .search-status', { hasText: /result|Nothing/ }).waitFor();
  const links = await page.locator('main .search-results a').all();
  return Promise.all(
    links.slice(0, 3).map(async (link) => (await link.getAttribute('href')) ?? 'no address'),
  );
}

/** `role#id` or `role` as the address of a link. */
function address(result: string): string {
  if (result.startsWith('/')) return href(result);
  const [role = '', id] = result.split('#');
  return href(paths.guide(role)) + (id === undefined ? '' : `#${id}`);
}

/** The place of a query's result among those that were found, from 1; 0 where it is not there. */
async function placeOf(result: string): Promise<number> {
  await page.locator('main .search-status', { hasText: /result|Nothing/ }).waitFor();
  const links = page.locator('main .search-results a');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return found.indexOf(address(result)) + 1;
}

describe('relevance', () => {
  const places = new Map<string, number>();

  test.each(QUERIES)('“%s” leads to %s', async (query, result) => {
    const field = page.getByRole('searchbox');
    await field.fill('');
    await expect.poll(() => page.locator('main .search-status').textContent()).toBe('');
    await field.fill(query);
    const place = await placeOf(result);
    places.set(query, place);
    if (!MISSED.includes(query)) expect([1, 2, 3]).toContain(place);
  });

  test.each(FILTERED)('the address ?%s leads to %s', async (query, result) => {
    await page.goto(`${site.at(paths.search)}?${query}`);
    const place = await placeOf(result);
    places.set(query, place);
    expect([1, 2, 3]).toContain(place);
  });

  test('at least 95 in 100 queries are answered in the first three, 80 by the first', () => {
    const all = [...places];
    const share = (good: (place: number) => boolean) =>
      all.filter(([, place]) => good(place)).length / all.length;
    console.table(
      all
        .filter(([, place]) => place !== 1)
        .map(([query, place]) => ({ query, place: place === 0 ? 'not found' : place })),
    );
    const [first, three] = [share((at) => at === 1), share((at) => at > 0 && at < 4)];
    console.log({ queries: all.length, first, three });
    expect(all.length).toBe(QUERIES.length + FILTERED.length);
    expect(three).toBeGreaterThanOrEqual(0.95);
    expect(first).toBeGreaterThanOrEqual(0.8);
  });

  test('what is listed as missed is still missed', () => {
    const mended = MISSED.filter((query) => [1, 2, 3].includes(places.get(query) ?? 0));
    expect(mended).toEqual([]);
  });
});

test('says plainly that nothing was found', async () => {
  await page.goto(`${site.at(paths.search)}?q=zxqv`);
  expect(await firstThree()).toEqual([]);
  expect(await page.locator('main .search-status').textContent()).toContain(
    'Nothing found for “zxqv”',
  );
});

test('says what it searched for in place of what was typed', async () => {
  await page.goto(`${site.at(paths.search)}?q=kuberntes`);
  await firstThree();
  expect(await page.locator('main .search-status').textContent()).toContain('for “kubernetes”');
});

describe('what the first result costs', () => {
  test.each(['rate limit', 'kuberntes upgrade'])(
    '“%s” takes at most 130 kB from opening the dialog',
    async (query) => {
      const context = await site.newContext();
      const { bytes, requests } = await firstResult(
        await context.newPage(),
        site.at(paths.about),
        query,
      );
      await context.close();
      console.log(`“${query}”: ${bytes} bytes in ${requests} requests`);
      expect(bytes).toBeLessThanOrEqual(130_000);
      expect(requests).toBeLessThanOrEqual(24);
    },
  );
});
