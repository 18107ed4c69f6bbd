import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { GuideData } from '../../src/guides/guide-data.ts';
import { paths } from '../../src/guides/paths.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => context.close());

const guide = paths.guide('api-developer');
const KEY = 'field-guide:notebook';

async function open(path: string, script?: string): Promise<void> {
  context = await site.newContext({ reducedMotion: 'reduce' });
  if (script !== undefined) await context.addInitScript(script);
  page = await context.newPage();
  await page.goto(site.at(path));
}

const question = (n = 0, on = page) => on.locator('.question').nth(n);
const mark = (word: string, n = 0, on = page) =>
  question(n, on).getByRole('radio', { name: new RegExp(`^${word}: `) });
const stored = () => page.evaluate((key) => localStorage.getItem(key) ?? '', KEY);

test('a mark and a note are there after a reload, and counted in the outline and the lists', async () => {
  await open(guide);
  expect(await stored()).toBe('');
  await mark('Solid').check({ force: true });
  await question(1).locator('.note summary').click();
  await question(1).locator('textarea').fill('I would start with the key.');
  await question(1).getByText('Kept on this device').waitFor();
  await page.reload();
  await expect.poll(() => mark('Solid').isChecked()).toBe(true);
  expect(await question(1).locator('textarea').inputValue()).toBe('I would start with the key.');
  await page.locator('.toc').getByText('1 of 12 solid').waitFor();
  await page.goto(site.at(paths.guides));
  await page.getByText('1 of 12 solid').waitFor();
});

test('what is typed last is kept when the reader leaves at once', async () => {
  await open(guide);
  await mark('Shaky').check({ force: true });
  await expect.poll(stored).toContain('shaky');
  await question().locator('.note summary').click();
  await question().locator('textarea').pressSequentially('Almost too late.');
  await page.goto(site.at(paths.about));
  expect(await stored()).toContain('Almost too late.');
});

test.each([360, 768, 1440])('at %i px the controls leave the question its width', async (width) => {
  await open(guide);
  await page.setViewportSize({ width, height: 900 });
  const body = await question().locator('.body').boundingBox();
  const controls = await question().locator('.mine').boundingBox();
  expect(body?.width).toBeGreaterThan(Math.min(500, width - 60));
  expect(controls?.width).toBeGreaterThan(150);
});

test('two tabs show the same', async () => {
  await open(guide);
  const other = await context.newPage();
  await other.goto(site.at(guide));
  await mark('Solid').check({ force: true });
  await expect.poll(() => mark('Solid', 0, other).isChecked()).toBe(true);
  await mark('Shaky', 1, other).check({ force: true });
  await expect.poll(() => mark('Shaky', 1).isChecked()).toBe(true);
  expect(await stored()).toMatch(/solid.*shaky/);
});

test.each([
  [
    'blocked',
    `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })`,
    /does not let the site keep/,
  ],
  [
    'full',
    `Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }`,
    /no room/,
  ],
])(
  'with a storage that is %s a mark holds, and a sentence says for how long',
  async (_, script, said) => {
    await open(guide, script);
    await mark('Solid').check({ force: true });
    await question().getByText(said).waitFor();
    expect(await mark('Solid').isChecked()).toBe(true);
  },
);

test('a notebook that cannot be read is offered, and not lost', async () => {
  await open(
    paths.notebook,
    `localStorage.getItem('${KEY}') ?? localStorage.setItem('${KEY}', 'broken')`,
  );
  await page.getByText('could not be read').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the unreadable text' }).click();
  expect((await saving).suggestedFilename()).toBe('unreadable-notebook.txt');
});

test('a question that left its guide is named as removed, with what to read in its place', async () => {
  await open(guide);
  await mark('Solid').check({ force: true });
  await expect.poll(stored).toContain('solid');
  await page.route('**/guides/api-developer/guide.json', async (route) => {
    const response = await route.fetch();
    const data = (await response.json()) as GuideData;
    const [gone, next, ...others] = data.questions;
    if (!gone || !next) throw new Error('The guide has no two questions.');
    const removed = [{ id: gone.id, reason: 'Nobody asks it <now>.', instead: next.id }];
    await route.fulfill({ response, json: { ...data, questions: [next, ...others], removed } });
  });
  await page.goto(site.at(paths.notebook));
  const said = page.getByText('Removed from the guide: Nobody asks it <now>. Instead: ');
  await said.waitFor();
  expect(await said.locator('a').getAttribute('href')).toMatch(
    /\/guides\/api-developer\/#[a-z0-9-]+$/,
  );
});

test('export, delete, and import bring everything back', async () => {
  await open(guide);
  await mark('Solid').check({ force: true });
  await expect.poll(stored).toContain('solid');
  await page.goto(site.at(paths.notebook));
  await page.getByText('■ Solid').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const file = await (await saving).path();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('0 bytes left').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.locator('[type=file]').setInputFiles({
    name: 'notebook.json',
    mimeType: 'application/json',
    buffer: (await import('node:fs')).readFileSync(file),
  });
  await page.getByText('1 mark or note added').waitFor();
  await page.getByText('■ Solid').waitFor();
});

test('keys walk through the questions, and Enter opens one answer at a time', async () => {
  await open(guide);
  await page.locator('label:has(#hide-answers)').click();
  const focused = () => page.evaluate(() => document.activeElement?.closest('.question')?.id);
  const ids = await page.locator('.question').evaluateAll((all) => all.map(({ id }) => id));
  await question().locator('.permalink').focus();
  await page.keyboard.press('j');
  expect(await focused()).toBe(ids[1]);
  await page.keyboard.press('Enter');
  expect(await question(1).locator('.answer').isVisible()).toBe(true);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  expect(await page.locator('.answer:visible').count()).toBe(1);
  expect(await question(2).locator('.answer').isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.locator('.answer:visible').count()).toBe(0);
  await page.keyboard.press('k');
  expect(await focused()).toBe(ids[1]);
  await page.locator('guide-keys summary').click();
  await page.getByRole('checkbox', { name: 'Use j and k' }).uncheck();
  await question().locator('.permalink').focus();
  await page.keyboard.press('j');
  expect(await focused()).toBe(ids[0]);
});

test('the outline shows where the reader is, the focus follows, and the place is offered again', async () => {
  await open(guide);
  await page.locator('.toc').getByRole('link', { name: 'Mistakes' }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent.trim()))
    .toBe('Mistakes');
  await expect.poll(() => page.locator('.toc [aria-current]').textContent()).toBe('Mistakes');
  await page.mouse.wheel(0, 300);
  await expect.poll(stored, { timeout: 10_000 }).toContain('positions');
  await page.goto(site.at(paths.about));
  await page.goto(site.at(guide));
  const link = page.locator('.continue');
  await link.waitFor();
  expect(await link.textContent()).toMatch(/^Continue where you were: /);
  await link.click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1_000);
  await link.waitFor({ state: 'detached' });
});

test('who arrives at a heading is not offered another place', async () => {
  await open(guide);
  await mark('Solid').check({ force: true });
  await page.locator('.toc').getByRole('link', { name: 'Mistakes' }).click();
  await expect.poll(stored, { timeout: 10_000 }).toContain('positions');
  await page.goto(site.at(paths.about));
  await page.goto(`${site.at(guide)}#faqs`);
  // The notebook has been read by the time it is counted.
  await page.locator('.toc').getByText('1 of 12 solid').waitFor();
  expect(await page.locator('.continue').count()).toBe(0);
});
