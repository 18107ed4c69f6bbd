import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { href, paths } from '../../src/guides/paths.ts';
import { openSite, visit, type OpenSite, type ContextOptions } from './site.ts';

const ad = (name: string) =>
  readFileSync(resolve(import.meta.dirname, `../../src/match/ads/tuning/${name}.txt`), 'utf8');

let site: OpenSite;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => page.context().close());

async function openMatch(options: ContextOptions = {}) {
  const context = await site.newContext(options);
  page = await context.newPage();
  await visit(page, site.at(paths.match));
}

const field = () => page.getByRole('textbox', { name: 'The job ad' });
const status = () => page.locator('match-ad [role=status]').textContent();
const match = () => page.getByRole('button', { name: 'Match', exact: true }).click();
const heading = (name: string | RegExp) => page.locator('match-report h2', { hasText: name });

async function matched(text: string): Promise<void> {
  await field().fill(text);
  await match();
  await page.locator('match-report h2').waitFor();
}

describe('an ad for a role that has a guide', () => {
  beforeEach(() => openMatch());

  test('leads to that guide, with the words of the ad that say so', async () => {
    await matched(ad('infrastructure-engineer-corporate'));
    const first = page.locator('.fits > li').first();
    expect(await first.locator('h3 a').getAttribute('href')).toBe(
      href(paths.guide('infrastructure-engineer')),
    );
    const reasons = await first.locator('ul').textContent();
    expect(reasons).toContain('The title of the ad says “Infrastructure Engineer”');
    expect(reasons).toContain('“Terraform”');
  });

  test('takes the focus to what came of it, and announces it once', async () => {
    await matched(ad('infrastructure-engineer-corporate'));
    expect(await heading(/^Best fit/).evaluate((h2) => h2 === document.activeElement)).toBe(true);
    expect(await status()).toMatch(
      /^Best fit: Infrastructure engineer\. Skills recognized: \d+\. Questions to prepare: 12\.$/,
    );
  });

  test('is marked where a skill was recognized, and is otherwise the text that was pasted', async () => {
    const text = ad('performance-engineer-tester');
    await matched(text);
    expect(await page.locator('.ad-text').textContent()).toBe(text.trimEnd());
    const marks = await page.locator('.ad-text mark').allTextContents();
    expect(marks).toEqual(expect.arrayContaining(['JMeter', 'soak testing', 'stakeholders']));
  });

  test('comes with questions that are there, each with its reason', async () => {
    await matched(ad('api-developer-corporate'));
    expect(await page.locator('.ranked li').count()).toBeGreaterThan(8);
    for (const reason of await page.locator('.ranked li p').allTextContents())
      expect(reason).toMatch(/ · \w/);
    const first = page.locator('.ranked a').first();
    const id = (await first.getAttribute('href'))?.split('#')[1] ?? '';
    await first.click();
    await page.locator(`#${id}`).waitFor();
  });

  test('is told what it asks and no guide covers', async () => {
    await page.getByRole('button', { name: 'Load a sample ad' }).click();
    await match();
    await page.locator('match-report h2').waitFor();
    expect(await page.locator('.missing li').allTextContents()).toEqual([
      'Fluent English and basic French',
      'A driving license for the rare trip to a theater',
    ]);
  });

  test('is text, whatever is in it', async () => {
    await matched(`Software Engineer <img src=x onerror="document.title='hacked'">
<b>code review</b>, debugging, unit tests & refactoring <script>document.title='hacked'</script>`);
    expect(await page.title()).not.toContain('hacked');
    expect(await page.locator('.ad-text :not(mark)').count()).toBe(0);
  });
});

test('an ad for another job is told that no guide fits, and the skills it names', async () => {
  await openMatch();
  await matched(ad('none-ios-developer'));
  expect(await page.locator('match-report h2').textContent()).toBe('No guide fits this ad');
  expect(await page.locator('match-report').textContent()).toContain(
    'The ad is titled “iOS Developer (Swift)”, and no guide is about that job.',
  );
  expect(await page.locator('.found a').allTextContents()).toContain('Testing');
  expect(await page.locator('.fits, .ranked').count()).toBe(0);
});

describe('the ad stays on the device', () => {
  test('no request carries it, nothing is stored, and the address does not change', async () => {
    await openMatch();
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    await matched(`${ad('systems-engineer-corporate')}\nOur codename is Quillwort.`);
    expect(requests.length).toBeGreaterThan(0);
    for (const request of requests) {
      expect(request.method()).toBe('GET');
      expect(request.postData()).toBeNull();
      expect(new URL(request.url()).search).toBe('');
      expect(request.url()).not.toMatch(/quillwort/i);
    }
    expect(page.url()).toBe(site.at(paths.match));
    const stored = await page.evaluate(async () => ({
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      cookie: document.cookie,
      databases: (await indexedDB.databases()).length,
    }));
    expect(JSON.stringify(stored)).not.toMatch(/quillwort/i);
    expect(stored.databases).toBe(0);
  });

  test('nothing of the matcher loads before a reader turns to the field', async () => {
    const context = await site.newContext();
    page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await visit(page, site.at(paths.match));
    expect(asked.filter((url) => /match-report|roles\.json/.test(url))).toEqual([]);
    await field().focus();
    await expect.poll(() => asked.filter((url) => url.includes('match-report')).length).toBe(1);
    expect(asked.filter((url) => url.includes('roles.json'))).toEqual([]);
  });
});

describe('what cannot be compared', () => {
  beforeEach(() => openMatch());

  test.each([
    ['nothing', '  \n ', 'The field is empty'],
    ['three words', 'Software engineer wanted', 'too short'],
    ['50,000 characters', 'We need an engineer. '.repeat(2_400), 'longer than 50,000'],
    [
      'German',
      'Wir suchen für unser Team in Köln eine Entwicklerin oder einen Entwickler mit Erfahrung in der Cloud.',
      'does not look like English',
    ],
    [
      'Japanese',
      'インフラエンジニアを募集しています。クラウドとネットワークの経験者歓迎。',
      'English',
    ],
  ])('%s is told why, and keeps the focus', async (_, text, message) => {
    await field().fill(text);
    await match();
    expect(await status()).toContain(message);
    expect(await field().getAttribute('aria-invalid')).toBe('true');
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('match-report h2').count()).toBe(0);
  });

  test('a file that cannot be had is said to be so, and the next press tries again', async () => {
    await page.route('**/match/roles.json', (route) => route.abort());
    await field().fill(ad('api-developer-agency'));
    await match();
    await expect.poll(status).toContain('could not be loaded');
    await page.unroute('**/match/roles.json');
    await match();
    await heading('Best fit: API developer').waitFor();
    expect(await field().getAttribute('aria-invalid')).toBeNull();
  });
});

test('Clear empties field and report, by keyboard', async () => {
  await openMatch();
  await matched(ad('api-developer-agency'));
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  expect(await field().inputValue()).toBe('');
  expect(await page.locator('match-report').textContent()).toBe('');
  expect(await status()).toBe('');
  expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a report scrolls sideways at no width', async () => {
  await openMatch();
  await matched(`${ad('software-engineer-corporate')}\n${'x'.repeat(300)}`);
  for (const width of [320, 360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

test('without JavaScript the page says what it needs, and leads to the directory', async () => {
  await openMatch({ javaScriptEnabled: false });
  expect(await page.locator('main').textContent()).toContain('needs JavaScript');
  expect(await page.locator('textarea').isVisible()).toBe(false);
  expect(await page.locator('noscript a').getAttribute('href')).toBe(href(paths.guides));
});
