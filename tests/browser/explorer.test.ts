import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { minuteBucket } from '../../src/search/choices.ts';
import { writtenContent } from '../site/built-site.ts';
import { openSite, visit, type OpenSite } from './site.ts';

const { guides, skills, fields } = await writtenContent();
const all = guides.flatMap(({ slug, role, field, questions }) =>
  questions.items.map((question) => ({
    key: `${slug}/${question.id}`,
    role,
    field: fields[field]?.name ?? '?',
    type: question.type,
    level: question.level,
    skills: question.skills.map((skill) => skills[skill]?.name ?? '?'),
    bucket: minuteBucket(question.minutes),
    minutes: question.minutes,
  })),
);
type Asked = (typeof all)[number];

let site: OpenSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  context = await site.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const open = (query = '') => page.goto(site.at(paths.questions) + query);
const main = () => page.locator('main');
const status = () => main().getByRole('status');
const results = () => main().locator('.found > li');
const said = (text: string | RegExp) =>
  expect.poll(() => status().textContent(), { timeout: 20_000 }).toMatch(text);
const found = (amount: number) => said(new RegExp(`^\\s*${amount} of ${all.length} questions`));
const box = (name: string, value: string) => main().locator(`[name=${name}][value="${value}"]`);
const amountAt = async (name: string, value: string) =>
  Number(await box(name, value).locator('xpath=..').locator('i').textContent());
const query = () => Object.fromEntries(new URL(page.url()).searchParams);
const titles = () => main().locator('.found a').allTextContents();
const matching = (fits: (question: Asked) => boolean) => all.filter(fits).length;

describe('each filter finds what fits, and says so in the address', () => {
  test.each<[string, string, (question: Asked) => boolean]>([
    ['type', 'behavioral', ({ type }) => type === 'behavioral'],
    ['level', 'senior', ({ level }) => level === 'senior'],
    ['minutes', 'short', ({ bucket }) => bucket === 'short'],
    ['field', 'Infrastructure', ({ field }) => field === 'Infrastructure'],
  ])('%s: %s', async (name, value, fits) => {
    await open();
    await box(name, value).check();
    await found(matching(fits));
    expect(query()).toEqual({ [name]: value });
    expect(await results().count()).toBe(Math.min(20, matching(fits)));
  });

  test.each<[string, string, (question: Asked) => boolean]>([
    ['role', 'API developer', ({ role }) => role === 'API developer'],
    ['skill', 'Incident response', (question) => question.skills.includes('Incident response')],
  ])('%s: %s', async (name, value, fits) => {
    await open();
    await main().locator(`select[name=${name}]`).selectOption(value);
    await found(matching(fits));
    expect(matching(fits)).toBeGreaterThan(0);
    expect(query()).toEqual({ [name]: value });
  });
});

test('the number beside a choice is what it finds beside the other choices', async () => {
  await open('?type=technical&level=mid');
  await found(matching(({ type, level }) => type === 'technical' && level === 'mid'));
  await expect
    .poll(() => amountAt('level', 'senior'))
    .toBe(matching(({ type, level }) => type === 'technical' && level === 'senior'));
  expect(await amountAt('type', 'behavioral')).toBe(
    matching(({ type, level }) => type === 'behavioral' && level === 'mid'),
  );
  await expect
    .poll(() => main().locator('select[name=role] option[value="API developer"]').textContent())
    .toBe(
      `API developer (${matching(
        ({ role, type, level }) =>
          role === 'API developer' && type === 'technical' && level === 'mid',
      )})`,
    );
});

test('marks of the notebook filter, are counted, and are shown', async () => {
  const marked = { shaky: all[3]?.key ?? '', solid: all[20]?.key ?? '' };
  await page.addInitScript(({ shaky, solid }) => {
    const at = '2026-01-02T03:04:05.000Z';
    const questions = {
      [shaky]: { mark: 'shaky', markedAt: at },
      [solid]: { mark: 'solid', markedAt: at },
    };
    const notebook = { version: 1, questions, positions: {}, searches: [] };
    localStorage.setItem('field-guide:notebook', JSON.stringify(notebook));
  }, marked);
  await open('?mark=shaky');
  await found(1);
  expect(await results().textContent()).toContain('Marked shaky');
  await expect.poll(() => amountAt('mark', 'new')).toBe(all.length - 2);
  await box('mark', 'shaky').uncheck();
  await box('mark', 'new').check();
  await found(all.length - 2);
});

describe('the address', () => {
  test('brings back what was chosen, words and all', async () => {
    await open('?q=incident&level=senior&sort=shortest');
    await said(new RegExp(`^(?!\\s*${all.length} of)\\d+ of`));
    expect(await main().locator('[name=q]').inputValue()).toBe('incident');
    expect(await box('level', 'senior').isChecked()).toBe(true);
    expect(await main().locator('[name=sort]').inputValue()).toBe('shortest');
    const minutes = await main().locator('.found .question-meta').allTextContents();
    const numbers = minutes.map((line) => Number(/(\d+) min/.exec(line)?.[1]));
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test('keeps a step for each choice, and none for each letter', async () => {
    await open();
    await box('type', 'technical').check();
    await found(matching(({ type }) => type === 'technical'));
    await box('level', 'mid').check();
    const both = matching(({ type, level }) => type === 'technical' && level === 'mid');
    await found(both);
    await main().locator('[name=q]').pressSequentially('zzqqzz');
    await found(0);
    await page.goBack();
    await found(matching(({ type }) => type === 'technical'));
    expect(await box('level', 'mid').isChecked()).toBe(false);
    await page.goBack();
    await found(all.length);
    await page.goForward();
    await found(matching(({ type }) => type === 'technical'));
    expect(await box('type', 'technical').isChecked()).toBe(true);
  });
});

describe('a set by lot', () => {
  const draw = () => main().locator('[name=set]');

  test('keeps to its number and time, and is the same at the same address', async () => {
    await open('?level=mid');
    await found(matching(({ level }) => level === 'mid'));
    await main().locator('[name=count]').fill('4');
    await main().locator('[name=time]').fill('40');
    await draw().click();
    await said(/^A set of \d questions, \d+ minutes/);
    const first = await titles();
    const minutes = Number(/(\d+) minutes/.exec((await status().textContent()) ?? '')?.[1]);
    expect(first.length).toBeLessThanOrEqual(4);
    expect(first.length).toBeGreaterThan(1);
    expect(minutes).toBeLessThanOrEqual(40);
    expect(query()).toMatchObject({ level: 'mid', count: '4', time: '40' });

    const other = await context.newPage();
    await other.goto(page.url());
    await expect
      .poll(() => other.locator('main .found a').allTextContents(), { timeout: 20_000 })
      .toEqual(first);
  });

  test('gives another on demand; back brings the former, and the list', async () => {
    await open();
    await draw().click();
    await said(/^A set/);
    const first = await titles();
    await draw().click();
    await expect.poll(titles, { timeout: 20_000 }).not.toEqual(first);
    await page.goBack();
    await expect.poll(titles, { timeout: 20_000 }).toEqual(first);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await found(all.length);
    expect(query()).toEqual({});
  });

  test('prints without the form, with room for notes', async () => {
    await open('?set=abc&count=5&time=60');
    await said(/^A set/);
    await page.emulateMedia({ media: 'print' });
    expect(await main().locator('form').isVisible()).toBe(false);
    expect(await main().locator('.lot').isVisible()).toBe(false);
    const height = await results()
      .first()
      .evaluate((item) => parseFloat(getComputedStyle(item, '::after').height));
    expect(height).toBeGreaterThan(60);
  });
});

test('more questions come on demand, and the focus goes on with them', async () => {
  await open();
  await main().locator('[data-do=more]').click();
  await expect.poll(() => results().count(), { timeout: 20_000 }).toBe(40);
  const at = await page.evaluate(() =>
    [...document.querySelectorAll('.found a')].findIndex((a) => a === document.activeElement),
  );
  expect(at).toBe(20);
});

test('nothing found is said plainly, and leads back', async () => {
  await open('?q=zzqqzz');
  await found(0);
  expect(await main().locator('.empty').isVisible()).toBe(true);
  await main().locator('[data-do=clear]').click();
  await found(all.length);
  expect(await main().locator('.empty').isVisible()).toBe(false);
});

test('by keyboard: a filter, the words, a result', async () => {
  await open();
  await box('type', 'technical').focus();
  await page.keyboard.press('Space');
  await found(matching(({ type }) => type === 'technical'));
  await main().locator('[name=q]').focus();
  await page.keyboard.press('ArrowDown');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  expect(first).toBe(await main().locator('.found a').first().getAttribute('href'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${first}`);
});

test('a choice is announced once', async () => {
  await open();
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const place = document.querySelector('main [role=status]');
    if (place)
      new MutationObserver(() => spoken.push(place.textContent)).observe(place, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await box('type', 'technical').check();
  await found(matching(({ type }) => type === 'technical'));
  await page.waitForLoadState('networkidle');
  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(spoken.filter((text) => text !== 'Searching…')).toHaveLength(1);
});

test('nothing of the explorer loads before it is reached for', async () => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const own = () => requests.filter((url) => /\/pagefind\/|question-explorer/.test(url));
  await visit(page, site.at(paths.questions));
  expect(own()).toEqual([]);
  await box('type', 'technical').check();
  await found(matching(({ type }) => type === 'technical'));
  expect(own().length).toBeGreaterThan(3);
  // Words alone need Pagefind itself.
  expect(own().filter((url) => url.includes('wasm'))).toEqual([]);
});

test('without the index it says so plainly, and works once that is there again', async () => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await open();
  await box('type', 'technical').check();
  await said('The filters could not be loaded');
  await page.unroute('**/pagefind/**');
  await box('type', 'behavioral').check();
  await found(matching(({ type }) => type === 'technical' || type === 'behavioral'));
});

test('without JavaScript no control is offered that does nothing, and the lists are', async () => {
  const plain = await site.newContext({ javaScriptEnabled: false });
  const quiet = await plain.newPage();
  await quiet.goto(site.at(paths.questions));
  for (const part of ['question-explorer form', '.lot', '[data-do=more]', '.order'])
    expect([part, await quiet.locator(part).first().isVisible()]).toEqual([part, false]);
  await quiet.getByRole('link', { name: 'Engineering' }).click();
  await expect.poll(() => quiet.locator('.question-links a').count()).toBe(25);
  const first = quiet.url();
  await quiet.getByRole('link', { name: 'Next', exact: true }).click();
  await expect.poll(() => quiet.url()).not.toBe(first);
  await expect.poll(() => quiet.locator('.question-links a').count()).toBeGreaterThan(0);
  await plain.close();
});
