import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import type { HistoryFile } from '../../src/practice/history/history-file.ts';
import type { StoredSession } from '../../src/practice/ports/store.ts';
import { packCache } from '../../src/practice/voice/pack-storage.ts';
import { site as config } from '../../src/site.ts';
import { violations, violationsEverywhere } from './axe.ts';
import { builtDeck, historyFile, practiced, stored, words } from './practiced-sessions.ts';
import { openSite, type ContextOptions, type OpenSite } from './site.ts';

const GUIDE = 'api-developer';
const [question] = builtDeck(GUIDE).questions;
if (!question) throw new Error('The guide has no question.');
const only = [question.id];

const FIRST = practiced({ slug: GUIDE, day: '2026-11-03', made: [1], only });
const LATEST = practiced({ slug: GUIDE, day: '2026-11-20', made: [2], only });
const OPEN = practiced({
  slug: 'software-engineer',
  day: '2026-11-22',
  made: [2, 1],
  isOpen: true,
});
const BROKEN = stored('broken', GUIDE, '2026-11-12T10:00:00.000Z', '{"version":1,"half of it');
const NEWER = stored('newer', GUIDE, '2026-11-13T10:00:00.000Z', '{"version":9}');
const GONE: StoredSession = {
  ...FIRST,
  id: 'gone',
  slug: 'zeppelin-pilot',
  text: FIRST.text.replace(`"slug":"${GUIDE}"`, '"slug":"zeppelin-pilot"'),
};

let site: OpenSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => context.close());

async function open(options: ContextOptions = {}, script?: string): Promise<void> {
  context = await site.newContext({ reducedMotion: 'reduce', timezoneId: 'UTC', ...options });
  if (script !== undefined) await context.addInitScript(script);
  page = await context.newPage();
  await page.goto(site.at(paths.practiceHistory));
}

async function bring(sessions: readonly StoredSession[], on = page): Promise<void> {
  await on.locator('[data-part=status]').evaluate((said) => {
    said.textContent = '';
  });
  await on.locator('[type=file]').setInputFiles(historyFile(sessions));
  await on.getByText(/ added, /).waitFor();
}

const status = () => page.locator('[data-part=status]').textContent();
const session = (name: string) => page.locator('.sessions').getByRole('link', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.textContent);

async function saved(press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const saving = page.waitForEvent('download');
  await press();
  const file = await saving;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** What the browser has of sessions, asked without the page's own code. */
const keptTexts = () =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('field-guide-practice');
        opening.onerror = () => reject(new Error('The database does not open.'));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('sessions').objectStore('sessions').getAll();
          reading.onsuccess = () => {
            database.close();
            resolve((reading.result as { text: string }[]).map(({ text }) => text));
          };
        };
      }),
  );

test('without JavaScript it says what it would show, and why that needs it', async () => {
  await open({ javaScriptEnabled: false });
  expect(await page.locator('practice-history noscript p').first().textContent()).toMatch(
    /practice sessions that your browser keeps.*A browser hands that out to scripts alone/s,
  );
  expect(await page.locator('[data-part=work]').isVisible()).toBe(false);
});

test('the way of a session: none, brought, exported, deleted with proof, brought back', async () => {
  await open();
  await page.getByText('No session is kept on this device yet.').waitFor();
  expect(await violationsEverywhere(page)).toEqual([]);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.method()));
  await bring([FIRST, LATEST, OPEN]);
  expect(await status()).toBe('3 sessions added, 0 here already, 0 refused.');
  expect(await focused()).toBe('Sessions');
  expect(await page.locator('.sessions > li').count()).toBe(3);
  await page.evaluate(() => {
    localStorage.setItem('field-guide:notebook', 'mine');
  });
  const voice = packCache(config.base);
  await page.evaluate(async (name) => {
    await (await caches.open(name)).put('/part.bin', new Response('a part of the voice pack'));
    await caches.open('of another page');
  }, voice);
  expect(await violationsEverywhere(page)).toEqual([]);

  const json = await saved(() => button('Export as JSON').click());
  const file = JSON.parse(json.text) as HistoryFile;
  expect(file.sessions.map(({ text }) => text).toSorted()).toEqual(
    [FIRST, LATEST, OPEN].map(({ text }) => text).toSorted(),
  );
  expect(file.sessions.map((kept) => kept.session?.role)).toContain('API developer');
  const markdown = await saved(() => button('Export as Markdown').click());
  expect(markdown.text).toContain(words(question, 2));

  // Another tab with the page open does not hold the deletion up.
  const other = await context.newPage();
  await other.goto(site.at(paths.practiceHistory));
  await other.locator('.sessions').waitFor();
  await button('Delete everything').click();
  await page.getByRole('dialog').getByText('This removes 3 sessions').waitFor();
  expect(await violations(page)).toEqual([]);
  await button('Keep it').click();
  expect((await keptTexts()).length).toBe(3);
  await button('Delete everything').click();
  await button('Delete').click();
  await page
    .getByText('Read back from the storage: 0 bytes of sessions, 0 bytes of the voice pack')
    .waitFor();
  expect(await page.evaluate(() => caches.keys())).toEqual(['of another page']);
  expect(await keptTexts()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['field-guide:notebook']);

  await page.locator('[type=file]').setInputFiles({
    name: json.name,
    mimeType: 'application/json',
    buffer: Buffer.from(json.text),
  });
  await expect.poll(status).toBe('3 sessions added, 0 here already, 0 refused.');
  await bring([FIRST]);
  expect(await status()).toBe('0 sessions added, 1 here already, 0 refused.');
  expect(new Set(requests)).toEqual(new Set(['GET']));
});

describe('a session that is opened', () => {
  test('shows the first answer beside the latest, and what was heard in each', async () => {
    await open();
    await bring([FIRST, LATEST]);
    await session('API developer, Nov 20').press('Enter');
    await expect.poll(focused).toBe('API developer, Nov 20, 2026, 9:30 AM');
    await expect
      .poll(() => page.locator('.pair blockquote').allTextContents())
      .toEqual([words(question, 1), words(question, 2)]);
    const points = page.locator('.points-heard tbody');
    expect(await points.nth(0).locator('td').allTextContents()).toEqual([
      expect.stringMatching(/^■ Heard.+/),
      expect.stringMatching(/^■ Heard.+/),
    ]);
    expect(await points.nth(1).locator('td').allTextContents()).toEqual([
      '■ Heard in the follow-up',
      expect.stringMatching(/^■ Heard.+/),
    ]);
    expect(await points.nth(3).locator('td').allTextContents()).toEqual([
      '□ Not heard',
      '□ Not heard',
    ]);
    expect(await page.locator('.pair .facts').nth(1).textContent()).toMatch(
      /Words\d+Lengthabout \d+ s aloud/,
    );
    const text = (await page.locator('practice-history').textContent()) ?? '';
    expect(text).not.toMatch(/\b(?:score|grade|hire)|%/i);
    expect(await page.getByRole('link', { name: /^Rehearse / }).getAttribute('href')).toMatch(
      new RegExp(`/practice/${GUIDE}/\\?rehearse=${question.id}$`),
    );

    expect(await violationsEverywhere(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await violations(page, { without: ['color-contrast'] })).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    expect(await page.locator('.history-actions').first().isVisible()).toBe(false);
    expect(await page.locator('.turn').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    await page.goBack();
    await expect.poll(() => session('API developer, Nov 3').isVisible()).toBe(true);
    await session('API developer, Nov 3').click();
    await page.getByText('Answered again:').getByRole('link').click();
    await expect.poll(() => page.locator('article h2').textContent()).toContain('Nov 20');
    await page.locator('[data-part=opened]').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted: API developer, Nov 20').waitFor();
    expect(await keptTexts()).toEqual([FIRST.text]);
  });

  test('fits a phone', async () => {
    await open({ viewport: { width: 360, height: 800 } });
    await bring([FIRST, LATEST, OPEN, BROKEN]);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(360);
    await session('API developer, Nov 20').click();
    await page.locator('.turn').first().waitFor();
    expect(await width()).toBe(360);
  });
});

test('what cannot be read is kept, offered, and never in the way of the rest', async () => {
  await open();
  const odd = {
    ...LATEST,
    id: 'odd',
    text: LATEST.text.replace(/"startedAt":"[^"]+"/, '"startedAt":-1'),
  };
  await bring([FIRST, BROKEN, NEWER, GONE, odd]);
  const unread = page.locator('.sessions > li', { hasText: 'It cannot be read' });
  expect(await unread.count()).toBe(2);
  const broken = unread.filter({ hasText: 'Nov 12' });
  const raw = await saved(() => broken.getByRole('button', { name: 'Download its text' }).click());
  expect(raw.text).toBe(BROKEN.text);
  await page.locator('.sessions').getByText('saved by a newer edition').waitFor();
  expect(await violations(page)).toEqual([]);
  await session('Zeppelin pilot').click();
  await page.getByText('The guide of this session is no longer on this site').waitFor();
  expect(await page.locator('article blockquote').first().textContent()).toBe(words(question, 1));
  expect(await violations(page)).toEqual([]);
  await page.goto(`${site.at(paths.practiceHistory)}#session=nowhere`);
  await page.getByText('There is no such session on this device.').waitFor();
});

test('whatever a file brings is listed, and opened or offered as text', async () => {
  await open();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const texts = new Set(damages(JSON.parse(LATEST.text)).map((value) => JSON.stringify(value)));
  texts.delete(LATEST.text);
  const damaged = [...texts].map((text, index) =>
    stored(`damaged-${index}`, GUIDE, '2026-11-12T10:00:00.000Z', text),
  );
  expect(damaged.length).toBeGreaterThan(100);
  await bring([...damaged, LATEST]);
  await page.getByRole('button', { name: /^Show \d+ older$/ }).click();
  expect(await page.locator('.sessions > li').count()).toBe(damaged.length + 1);
  const shown = await page.evaluate(
    async (ids) => {
      const texts: string[] = [];
      for (const id of ids) {
        location.hash = `session=${id}`;
        await new Promise((resolve) =>
          window.addEventListener('hashchange', resolve, { once: true }),
        );
        texts.push(document.querySelector('article')?.textContent ?? '');
      }
      return texts;
    },
    damaged.map(({ id }) => id),
  );
  expect(shown.filter((text) => /undefined|NaN|\[object|null/.test(text))).toEqual([]);
  expect(errors).toEqual([]);
});

/** The value with each part of it, in turn, made something else. */
function damages(value: unknown): unknown[] {
  const others = [null, 'x', -1, [], {}, true, 'field-guide'];
  const all: unknown[] = [];
  const visit = (part: unknown, put: (replaced: unknown) => unknown) => {
    all.push(put(others[all.length % others.length]));
    if (Array.isArray(part))
      for (const [index, item] of part.entries())
        visit(item, (replaced) => put(part.with(index, replaced)));
    else if (typeof part === 'object' && part !== null)
      for (const [key, item] of Object.entries(part))
        visit(item, (replaced) => put({ ...part, [key]: replaced }));
  };
  visit(value, (replaced) => replaced);
  return all;
}

test('an unfinished session is continued on the page of its role, unless another tab has it', async () => {
  await open();
  await bring([OPEN]);
  const link = page.locator('.sessions').getByRole('link', { name: /^Continue/ });
  expect(await link.getAttribute('href')).toMatch(/\/practice\/software-engineer\/$/);
  await page.evaluate(
    (id) =>
      void navigator.locks.request(
        `field-guide:practice:${id}`,
        () => new Promise(() => undefined),
      ),
    OPEN.id,
  );
  const other = await context.newPage();
  await other.goto(site.at(paths.practiceHistory));
  await other.getByText('Another tab has this session open.').waitFor();
});

test('of 200 sessions ten are shown at first, and then all', async () => {
  await open();
  const many = Array.from({ length: 200 }, (_, index) => ({
    ...FIRST,
    id: `many-${index}`,
    text: FIRST.text.replace('"seed":7', `"seed":${index + 10}`),
  }));
  await bring(many);
  expect(await page.locator('.sessions > li').count()).toBe(10);
  await button('Show 190 older').click();
  expect(await page.locator('.sessions > li').count()).toBe(200);
  await page.getByText('from 200 sessions').waitFor();
});

describe('a storage', () => {
  test.each([
    [
      'that is closed',
      `IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }`,
      'does not let the site keep anything',
    ],
    [
      'of a newer edition',
      `indexedDB.open('field-guide-practice', 9)`,
      'kept by a newer edition of this site',
    ],
  ])('%s has a sentence of its own, and can be tried again', async (_, script, said) => {
    await open({}, script);
    await page.getByText(said).waitFor();
    await button('Try again').click();
    await page.getByText(said).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('that is full keeps what it has, and says what it did not take', async () => {
    await open();
    // Before anything is written: the browser remembers for a while how much room there was.
    const devtools = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 500_000 });
    await bring([FIRST]);
    // Text that cannot be kept in less room than it takes.
    const text = randomBytes(2_000_000).toString('base64');
    const long = stored('long', GUIDE, '2026-11-21T10:00:00.000Z', text);
    await bring([long]);
    expect(await status()).toContain('1 could not be kept: there is no room left.');
    expect(await keptTexts()).toEqual([FIRST.text]);
  });
});

test('after one visit it opens without a network, with all that is kept', async () => {
  await open({ serviceWorkers: 'allow' });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await bring([FIRST, LATEST]);
  await context.setOffline(true);
  await page.reload();
  await session('API developer, Nov 20').click();
  await page.locator('.points-heard').getByText('■ Heard').first().waitFor();
  expect(await page.locator('.pair blockquote').count()).toBe(2);
});
