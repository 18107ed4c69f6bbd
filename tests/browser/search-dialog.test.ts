import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { href, paths } from '../../src/guides/paths.ts';
import { openSite, visit, type OpenSite } from './site.ts';

let site: OpenSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  context = await site.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

const GUIDE = paths.guide('api-developer');
const dialog = () => page.locator('dialog');
const field = () => dialog().getByRole('searchbox');
const results = () => dialog().locator('.search-results a');
const link = () => page.getByRole('banner').getByRole('link', { name: 'Search' });
/** What has the focus, as an address or a name. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('href') ?? activeElement?.getAttribute('name');
  });

async function ask(query: string): Promise<void> {
  await page.keyboard.press('/');
  await field().fill(query);
  await results().first().waitFor();
}

/** The heading that the address names: how far its top is below that of the window. */
const distanceFromTop = () =>
  page.evaluate(() => {
    const target = document.getElementById(location.hash.slice(1));
    return target?.getBoundingClientRect().top ?? NaN;
  });

test('nothing of search loads before it is asked for', async () => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await visit(page, site.at(GUIDE));
  expect(requests.filter((url) => /\/pagefind\/|search-box/.test(url))).toEqual([]);
  await ask('rate limit');
  expect(requests.filter((url) => /\/pagefind\/|search-box/.test(url)).length).toBeGreaterThan(3);
});

test.each(['/', 'Control+k', 'Meta+k'])('%s opens it with the focus in the field', async (keys) => {
  await page.goto(site.at(GUIDE));
  await page.keyboard.press(keys);
  expect(await dialog().isVisible()).toBe(true);
  expect(await focused()).toBe('q');
});

test('the slash can be typed in the field', async () => {
  await page.goto(site.at(GUIDE));
  await page.keyboard.press('/');
  await page.keyboard.type('ci/cd');
  expect(await field().inputValue()).toBe('ci/cd');
});

test('the slash is typed in any other field, too', async () => {
  await page.goto(site.at(paths.home));
  await page.getByRole('main').getByRole('searchbox').focus();
  await page.keyboard.press('/');
  expect(await dialog().isVisible()).toBe(false);
});

test('arrow keys walk through the results and back to the field', async () => {
  await page.goto(site.at(GUIDE));
  await ask('rate limit');
  const addresses = await Promise.all(
    (await results().all()).map((result) => result.getAttribute('href')),
  );
  const walk: (string | null | undefined)[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    walk.push(await focused());
  }
  expect(walk).toEqual([addresses[0], addresses[1], addresses[0], 'q', 'q']);
});

test.each([
  ['on another page', paths.about],
  ['on the same page', GUIDE],
])('Enter on a result leads to the exact heading %s', async (_, start) => {
  await page.goto(site.at(start));
  await ask('rate limit');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${GUIDE}#rate-limit-thousands`);
  // The page scrolls smoothly, and on a busy machine for long.
  await expect.poll(distanceFromTop, { timeout: 10_000 }).toBeLessThan(200);
  expect(await distanceFromTop()).toBeGreaterThanOrEqual(0);
  expect(await dialog().isVisible()).toBe(false);
});

test('Enter in the field goes to the search page', async () => {
  await page.goto(site.at(GUIDE));
  await ask('rate limit');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${paths.search}?q=rate+limit`);
  await page.locator('main .search-results a').first().waitFor();
});

test('Escape closes it, and the focus returns to where it was', async () => {
  await page.goto(site.at(GUIDE));
  await link().press('Enter');
  await ask('rate limit');
  await page.keyboard.press('Escape');
  // The field is of the type search: in it, the first Escape may only empty the field.
  if (await dialog().isVisible()) await page.keyboard.press('Escape');
  expect(await dialog().isVisible()).toBe(false);
  expect(await focused()).toBe(await link().getAttribute('href'));
});

test('a click beside it closes it, a click in it does not', async () => {
  await page.goto(site.at(GUIDE));
  await page.keyboard.press('/');
  await field().click();
  expect(await dialog().isVisible()).toBe(true);
  await page.mouse.click(5, 5);
  expect(await dialog().isVisible()).toBe(false);
});

test.each(['ctrlKey', 'metaKey', 'shiftKey'])(
  'a click with %s is left to the browser, which opens a tab or a window',
  async (key) => {
    await page.goto(site.at(GUIDE));
    const isPrevented = await link().evaluate((element, modifier) => {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, [modifier]: true });
      let prevented = true;
      const after = (event: Event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      };
      document.addEventListener('click', after, { once: true });
      element.dispatchEvent(click);
      return prevented;
    }, key);
    expect(isPrevented).toBe(false);
    expect(await dialog().isVisible()).toBe(false);
  },
);

test('the number of results is announced', async () => {
  await page.goto(site.at(GUIDE));
  await ask('rate limit');
  const status = dialog().getByRole('status');
  expect(await status.textContent()).toMatch(/^\d+ results for “rate limit”/);
});

test.each(['**/pagefind/**', '**/pagefind/wasm*', '**/pagefind/*.pf_meta'])(
  'without %s it says so plainly, and works once that is there again',
  async (missing) => {
    await page.route(missing, (route) => route.abort());
    await page.goto(site.at(GUIDE));
    await page.keyboard.press('/');
    await page.keyboard.type('rate limit');
    const status = dialog().getByRole('status');
    await expect.poll(() => status.textContent()).toContain('Search could not be loaded');
    expect(await results().count()).toBe(0);
    await page.unroute(missing);
    await page.keyboard.type('s');
    await results().first().waitFor();
  },
);

describe('the search page', () => {
  const status = () => page.locator('main').getByRole('status');
  const choice = (name: string) => page.getByRole('radio', { name });
  const chosen = () => page.getByRole('list', { name: 'Chosen filters' }).getByRole('button');
  const query = () => Object.fromEntries(new URL(page.url()).searchParams);

  test('reads the query and its filters from the address', async () => {
    const asked = { q: 'incident', type: 'behavioral', level: 'mid', role: 'Systems engineer' };
    await page.goto(`${site.at(paths.search)}?${new URLSearchParams(asked).toString()}`);
    await status().filter({ hasText: 'for “incident”' }).waitFor();
    expect(await choice('Behavioral').isChecked()).toBe(true);
    expect(await choice('Mid').isChecked()).toBe(true);
    expect(await page.locator('main select[name=role]').inputValue()).toBe(asked.role);
    expect(await chosen().allTextContents()).toEqual(
      ['Behavioral', 'Mid', 'Systems engineer'].map((name) => `Remove the filter ${name}`),
    );
    expect(query()).toEqual(asked);
  });

  test('takes roles that are too many for the page when its reader reaches for the filters', async () => {
    const role = 'Systems engineer';
    await page.route(`**${href(paths.search)}*`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text())
        .replace(/(<select name="role">.*?<\/option>).*?(?=<\/select>)/s, '$1')
        .replace('<select name="role"', `$& data-from="${href(paths.roles)}"`);
      await route.fulfill({ response, body });
    });
    await page.route(`**${href(paths.roles)}`, (route) =>
      route.fulfill({ json: [role, 'API developer'].map((name) => ({ slug: 'x', role: name })) }),
    );
    await page.goto(
      `${site.at(paths.search)}?${new URLSearchParams({ q: 'disk', role }).toString()}`,
    );
    const select = page.locator('main select[name=role]');
    await expect.poll(() => select.inputValue()).toBe(role);
    await select.hover();
    await expect
      .poll(() => select.locator('option').allTextContents())
      .toEqual(['Any', role, 'API developer']);
    expect(await select.inputValue()).toBe(role);
  });

  test('writes them back', async () => {
    await page.goto(site.at(paths.search));
    await page.locator('main').getByRole('searchbox').fill('incident');
    await page.locator('main label', { has: choice('Behavioral') }).click();
    await expect.poll(query).toEqual({ q: 'incident', type: 'behavioral' });
    const facts = await page.locator('main .facts-line').allTextContents();
    expect(facts.every((line) => line.includes('Behavioral'))).toBe(true);
  });

  test('is as it was when the reader comes back to it', async () => {
    await page.goto(`${site.at(paths.search)}?q=kubernetes&level=entry`);
    const result = page.locator('main .search-results a');
    await result.first().click();
    await page.waitForURL(`**${paths.guide('infrastructure-engineer')}#*`);
    await page.goBack();
    await status()
      .filter({ hasText: /^1 result for “kubernetes”$/ })
      .waitFor();
    expect(await choice('Entry').isChecked()).toBe(true);
    await page.goForward();
    await page.waitForURL(`**${paths.guide('infrastructure-engineer')}#*`);
  });

  test('a chip removes its filter, and the focus goes to the next, then to the field', async () => {
    await page.goto(`${site.at(paths.search)}?q=incident&type=behavioral&role=Systems+engineer`);
    await chosen().first().press('Enter');
    await expect.poll(query).toEqual({ q: 'incident', role: 'Systems engineer' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Systems');
    await page.keyboard.press('Enter');
    await expect.poll(query).toEqual({ q: 'incident' });
    expect(await chosen().count()).toBe(0);
    expect(await focused()).toBe('q');
  });

  test('results stand by guide, the first of all first, a guide named once', async () => {
    await page.goto(`${site.at(paths.search)}?q=garbage+collection`);
    const groups = page.locator('main .search-groups section');
    await groups.first().waitFor();
    const names = await groups.getByRole('heading', { level: 2 }).allTextContents();
    expect(names[0]).toBe('Performance engineer');
    expect(new Set(names).size).toBe(names.length);
    expect(await groups.first().getByRole('link').first().getAttribute('href')).toMatch(
      /performance-engineer\/$/,
    );
    expect(await page.locator('main .search-results a').first().getAttribute('href')).toMatch(
      /#garbage-collection-pause$/,
    );
  });

  test('a group shows three results, then the rest with the focus on the first of them', async () => {
    await page.goto(`${site.at(paths.search)}?q=kubernetes`);
    const group = page.locator('main .search-groups section', {
      has: page.locator('.search-more'),
    });
    await group.first().waitFor();
    expect(await group.first().locator('.search-results a').count()).toBe(3);
    const section = page.locator('main .search-groups section').nth(0);
    await section.locator('.search-more').click();
    expect(await section.locator('.search-results a').count()).toBeGreaterThan(3);
    const fourth = section.locator('.search-results a').nth(3);
    expect(await focused()).toBe(await fourth.getAttribute('href'));
  });

  test('where nothing is found, there are ways on, and they lead somewhere', async () => {
    await page.goto(`${site.at(paths.search)}?q=zxqv+tseters&level=entry`);
    await page.locator('main .search-groups .search-topics').waitFor();
    const ways = page.locator('main .search-groups a');
    const addresses = await ways.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(addresses.at(-1)).toBe(href(paths.questions));
    for (const address of addresses)
      expect((await page.request.get(new URL(address, page.url()).href)).ok()).toBe(true);
    await page.getByRole('button', { name: 'Search without the filters' }).click();
    await expect.poll(query).toEqual({ q: 'zxqv tseters' });
  });
});

describe('what the reader searched for', () => {
  const recent = () => page.locator('dialog .search-recent button');
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));

  test('is not kept as it is typed, only once a result is followed', async () => {
    await page.goto(site.at(GUIDE));
    await ask('rate limit');
    expect(await stored()).not.toContain('rate limit');
    await results().first().click();
    await expect.poll(stored).toContain('rate limit');
  });

  test('is offered before the next search, searches again, and can be forgotten', async () => {
    await page.goto(site.at(GUIDE));
    await ask('flame graph');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.search}?q=flame+graph`);
    await page.goto(site.at(paths.about));
    await page.keyboard.press('/');
    await recent().first().waitFor();
    expect(await recent().allTextContents()).toEqual(['flame graph']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await results().first().waitFor();
    expect(await field().inputValue()).toBe('flame graph');
    await field().fill('');
    await dialog().getByRole('button', { name: 'Forget these' }).click();
    await expect.poll(() => recent().count()).toBe(0);
    expect(await focused()).toBe('q');
    expect(await stored()).not.toContain('flame graph');
  });
});

test('before anything is typed, topics are offered that have a page', async () => {
  await page.goto(site.at(GUIDE));
  await page.keyboard.press('/');
  const topics = dialog().locator('.search-topics a');
  await topics.first().waitFor();
  expect(await topics.count()).toBe(8);
  const first = await topics.first().getAttribute('href');
  expect((await page.request.get(new URL(first ?? '', page.url()).href)).ok()).toBe(true);
  await field().fill('disk');
  await results().first().waitFor();
  expect(await topics.first().isVisible()).toBe(false);
});

test('nothing is searched for while an input method composes', async () => {
  await page.goto(site.at(GUIDE));
  await ask('disk');
  const fire = (isComposing: boolean) =>
    field().evaluate((input, composing) => {
      (input as HTMLInputElement).value = 'kubernetes';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: composing }));
    }, isComposing);
  const status = dialog().getByRole('status');
  await fire(true);
  await page.waitForTimeout(600);
  expect(await status.textContent()).toContain('“disk”');
  await field().dispatchEvent('compositionend');
  await expect.poll(() => status.textContent()).toContain('“kubernetes”');
});
