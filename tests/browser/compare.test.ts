import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '../../src/guides/paths.ts';
import { openSite, visit, type OpenSite } from './site.ts';

let site: OpenSite;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => page.context().close());

async function openCompare(query: string, javaScriptEnabled = true): Promise<void> {
  const context = await site.newContext({ javaScriptEnabled });
  page = await context.newPage();
  await visit(page, site.at(paths.compare) + query);
}

const PAIR = '?a=infrastructure-engineer&b=systems-engineer';
const status = () => page.locator('.compare-status').textContent();
const columns = () => page.locator('.comparison thead th').allTextContents();
const select = (name: string) => page.getByLabel(name);

test('an address with two roles shows them side by side, and says so', async () => {
  await openCompare(PAIR);
  expect(await columns()).toEqual(['Infrastructure engineer', 'Systems engineer']);
  expect(await status()).toBe(
    'Infrastructure engineer and Systems engineer, side by side. Shared skills: 2.',
  );
  expect(await page.locator('.shared a').allTextContents()).toEqual([
    'Incident response',
    'Change management',
  ]);
  expect(await page.locator('.comparison thead a').first().getAttribute('href')).toBe(
    href(paths.guide('infrastructure-engineer')),
  );
});

test('the table has headers for its columns and its topics', async () => {
  await openCompare(PAIR);
  const scopes = await page
    .locator('.comparison th')
    .evaluateAll((headers) => headers.map((header) => header.getAttribute('scope')));
  expect(scopes.slice(0, 2)).toEqual(['col', 'col']);
  expect(new Set(scopes.slice(2))).toEqual(new Set(['rowgroup']));
  expect(await page.locator('.comparison tbody th').allTextContents()).toEqual([
    'Skills of both',
    'Skills of one alone',
    'Questions by type',
    'Questions by level',
    'Interview types',
    'Formats',
    'Figures',
  ]);
});

test('a choice becomes the address; Back leads to the pair before', async () => {
  await openCompare(PAIR);
  await select('Second role').selectOption('API developer');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect.poll(columns).toEqual(['Infrastructure engineer', 'API developer']);
  expect(new URL(page.url()).search).toBe('?a=infrastructure-engineer&b=api-developer');
  await page.goBack();
  await expect.poll(columns).toEqual(['Infrastructure engineer', 'Systems engineer']);
  expect(await select('Second role').inputValue()).toBe('systems-engineer');
});

test('Swap changes the sides', async () => {
  await openCompare(PAIR);
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect.poll(columns).toEqual(['Systems engineer', 'Infrastructure engineer']);
  expect(new URL(page.url()).search).toBe('?a=systems-engineer&b=infrastructure-engineer');
});

test.each([
  ['?a=api-developer', 'Choose a second role to compare with.'],
  ['?a=api-developer&b=api-developer', 'This is the same role twice.'],
  ['?a=api-developer&b=astronaut', 'There is no guide “astronaut”.'],
  ['', ''],
])('the address %s is told “%s”', async (query, message) => {
  await openCompare(query);
  expect(await status()).toContain(message);
  expect(await page.locator('.comparison table').count()).toBe(0);
});

test('a guide that cannot be had is said to be so, and the next press tries again', async () => {
  await openCompare('?a=api-developer');
  await page.route('**/systems-engineer/guide.json', (route) => route.abort());
  await select('Second role').selectOption('Systems engineer');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect.poll(status).toContain('could not be loaded');
  await page.unroute('**/systems-engineer/guide.json');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect.poll(columns).toEqual(['API developer', 'Systems engineer']);
});

test('a guide leads here with its own side chosen', async () => {
  await openCompare('');
  await page.goto(site.at(paths.guide('api-developer')));
  await page.getByRole('link', { name: 'Compare with another role' }).click();
  await page.waitForURL(`**${paths.compare}?a=api-developer`);
  expect(await select('First role').inputValue()).toBe('api-developer');
});

test('without JavaScript the page says what it needs, and lists the guides', async () => {
  await openCompare(PAIR, false);
  expect(await page.locator('main').textContent()).toContain('needs JavaScript');
  expect(await page.locator('select').first().isVisible()).toBe(false);
  expect(await page.locator('noscript li a').count()).toBeGreaterThan(4);
});

describe('where roles are too many to stand in the page', () => {
  async function openLate(query: string, answer: (route: Route) => Promise<void>): Promise<void> {
    const context = await site.newContext();
    page = await context.newPage();
    await page.route(`**${href(paths.compare)}*`, async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html
        .replaceAll(/<option value="[^"]+".*?<\/option>/gs, '')
        .replace('<compare-guides', `$& data-roles="${href(paths.roles)}"`);
      await route.fulfill({ response, body });
    });
    await page.route(`**${href(paths.roles)}`, answer);
    await visit(page, site.at(paths.compare) + query);
  }

  test('they come in a list of their own, and the address is read then', async () => {
    await openLate(PAIR, (route) =>
      route.fulfill({
        json: [
          { slug: 'infrastructure-engineer', role: 'Infrastructure engineer' },
          { slug: 'systems-engineer', role: 'Systems engineer' },
        ],
      }),
    );
    await expect.poll(columns).toEqual(['Infrastructure engineer', 'Systems engineer']);
    expect(await select('First role').locator('option').count()).toBe(3);
  });

  test('a list that cannot be had is said to be so', async () => {
    await openLate('', (route) => route.abort());
    await expect.poll(status).toContain('The list of roles could not be loaded.');
  });
});
