/**
 * Every place where a page reads what others may have written, driven with every hostile text. The
 * policy is off here: nothing but the page's own care keeps a text from being run.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { HOSTILE } from './hostile-texts.ts';
import { openSite, type OpenSite } from './site.ts';

/** What the tests in the page find, in `globalThis.hostile`. */
interface Tools {
  texts: string[];
  /** Each text in turn; what it does to the page is judged after each. */
  each: (drive: (text: string, index: number) => unknown) => Promise<string[]>;
  /** Wait for an element to say something else than before. */
  answer: (selector: string, act: () => void) => Promise<string>;
  reconnect: (selector: string) => void;
}
declare global {
  var hostile: Tools;
}

let site: OpenSite;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  site = await openSite({ 'content-security-policy': '' });
});
afterAll(() => site.close());

beforeEach(async () => {
  errors = [];
  context = await site.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript(prepare, JSON.stringify(HOSTILE));
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('dialog', (dialog) => {
    errors.push(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

/** Runs in the page, before its own scripts. */
function prepare(texts: string): void {
  let ran = 0;
  Object.assign(globalThis, { canary: () => ran++ });
  const home = location.origin + location.pathname;
  const troubles = () =>
    [
      ran > 0 && 'something ran',
      'polluted' in Object.prototype && 'a prototype was polluted',
      document.querySelector('x-injected, [onerror], [onload], [onfocus], main iframe, base') &&
        'markup was made of text',
      document.querySelector('a[href^="javascript:" i], a[href^="data:" i]') && 'a link runs',
      location.origin + location.pathname !== home && 'the page is another',
      document.documentElement.scrollWidth > innerWidth && 'the page scrolls sideways',
      !document.querySelector('h1')?.checkVisibility() && 'the page is not to be seen',
    ].filter((trouble) => trouble !== false && trouble !== null);
  globalThis.hostile = {
    texts: JSON.parse(texts) as string[],
    each: async (drive) => {
      const found: string[] = [];
      for (const [index, text] of hostile.texts.entries()) {
        const from = performance.now();
        const said = await drive(text, index);
        const took = performance.now() - from;
        const all: unknown[] = troubles();
        if (said !== undefined) all.push(said);
        if (took > 10_000) all.push(`it took ${Math.round(took)} ms`);
        ran = 0;
        for (const trouble of all)
          found.push(`${index} ${JSON.stringify(text.slice(0, 60))}: ${String(trouble)}`);
      }
      return found;
    },
    answer: async (selector, act) => {
      const place = document.querySelector(selector);
      if (!place) throw new Error(`There is no ${selector}.`);
      place.textContent = 'Not yet.';
      act();
      const from = performance.now();
      while (/^(?:Not yet|Searching|Comparing)/.test(place.textContent)) {
        if (performance.now() - from > 10_000) return 'no answer';
        await new Promise((later) => setTimeout(later, 4));
      }
      return place.textContent;
    },
    reconnect: (selector) => {
      for (const element of document.querySelectorAll(selector)) {
        const mark = document.createComment('');
        element.replaceWith(mark);
        mark.replaceWith(element);
      }
    },
  };
}

test('there are at least two hundred hostile texts, no two the same', () => {
  expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(200);
});

test('an address of the explorer', async () => {
  await page.goto(site.at(`${paths.questions}?type=technical`));
  await page.locator('.found a').first().waitFor();
  const found = await page.evaluate(() => {
    const names = 'q role field type level skill minutes mark sort set count time first'.split(' ');
    return hostile.each(async (text, index) => {
      const query = new URLSearchParams();
      // All at once, and each alone.
      const chosen = index % 3 === 0 ? names : [names[index % names.length] ?? 'q'];
      for (const name of chosen) query.append(name, text);
      query.append(text, text);
      history.replaceState(null, '', `?${query.toString()}`);
      const said = await hostile.answer('question-explorer [role=status]', () =>
        dispatchEvent(new PopStateEvent('popstate')),
      );
      return said.includes('question') ? undefined : said;
    });
  });
  expect(found).toEqual([]);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.locator('.found a').first().waitFor();
});

test('an address of the search page', async () => {
  await page.goto(site.at(`${paths.search}?q=kubernetes`));
  await page.locator('main .search-results a').first().waitFor();
  const found = await page.evaluate(() =>
    hostile.each(async (text) => {
      const query = new URLSearchParams({ q: text, type: text, level: text, kind: text });
      history.replaceState(null, '', `?${query.toString()}`);
      const box = 'main search-box';
      const said = await hostile.answer('main .search-status', () => hostile.reconnect(box));
      return /found|result|^$/.test(said) ? undefined : said;
    }),
  );
  expect(found).toEqual([]);
  await page.locator('main [name=q]').fill('kubernetes');
  await page.locator('main .search-results a').first().waitFor();
});

test('an address of a comparison', async () => {
  await page.goto(site.at(`${paths.compare}?a=api-developer`));
  await page.locator('compare-guides:defined').waitFor();
  const found = await page.evaluate(() =>
    hostile.each(async (text) => {
      const query = new URLSearchParams({ a: text, b: text });
      history.replaceState(null, '', `?${query.toString()}`);
      const said = await hostile.answer('compare-guides [role=status]', () =>
        dispatchEvent(new PopStateEvent('popstate')),
      );
      return /There is no guide|Choose/.test(said) ? undefined : said;
    }),
  );
  expect(found).toEqual([]);
  await page.goto(site.at(`${paths.compare}?a=api-developer&b=software-engineer`));
  await page.locator('.comparison table').waitFor();
});

test.each([paths.practice('api-developer'), paths.guide('api-developer')])(
  'an address of %s, and its #fragment',
  async (path) => {
    await page.goto(site.at(path));
    await page.locator('search-dialog:defined').waitFor();
    const found = await page.evaluate(() =>
      hostile.each((text) => {
        const query = new URLSearchParams({ q: text, type: text, [text]: text });
        history.replaceState(null, '', `?${query.toString()}#${text.slice(0, 500)}`);
        location.hash = `#${text}`;
        hostile.reconnect('main *:defined:not(:not(:is(guide-outline, guide-keys, print-guide)))');
        hostile.reconnect('search-dialog, theme-switch');
      }),
    );
    expect(found).toEqual([]);
    await page.keyboard.press('/');
    await page.locator('dialog[open] [name=q]').waitFor();
  },
);

const NOTEBOOK = 'field-guide:notebook';

test('what the storage holds, where any page looks', async () => {
  await page.goto(site.at(paths.notebook));
  await page.locator('.entries > *').first().waitFor();
  const found = await page.evaluate(
    (key) =>
      hostile.each(async (text, index) => {
        const on = '2026-01-01T00:00:00.000Z';
        const id = `api-developer/a-${index}`;
        const asNotebook = {
          version: 1,
          questions: { [text]: { note: text, notedAt: on }, [id]: { note: text, notedAt: on } },
          positions: { 'api-developer': { at: text, on }, [text]: { at: text, on } },
          searches: [text, text],
        };
        const stored = index % 4 === 0 ? text : JSON.stringify(asNotebook);
        localStorage.clear();
        for (const name of ['notebook', 'notebook:unreadable', 'theme', 'keys', 'offline', text])
          localStorage.setItem(`field-guide:${name}`, name === 'notebook' ? stored : text);
        for (const name of [key, 'field-guide:theme'])
          dispatchEvent(new StorageEvent('storage', { key: name, newValue: text }));
        hostile.reconnect('notebook-page, theme-switch');
        if (stored === text || text === '' || text.length > 4_000) return undefined;
        const shown = () => document.querySelector('.kept-note')?.textContent;
        for (let tries = 0; shown() !== text && tries < 500; tries++)
          await new Promise((later) => setTimeout(later, 2));
        return shown() === text ? undefined : `the note is shown as ${String(shown())}`;
      }),
    NOTEBOOK,
  );
  expect(found).toEqual([]);
});

test('a file that is imported into the notebook', async () => {
  await page.goto(site.at(paths.notebook));
  await page.locator('.entries > *').first().waitFor();
  const found = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('notebook-page [type=file]');
    const on = '2026-01-01T00:00:00.000Z';
    return hostile.each(async (text, index) => {
      const document = {
        version: 1,
        questions: { [text]: { mark: text, markedAt: text }, 'a/b': { note: text, notedAt: on } },
        positions: { [text]: text },
        searches: text,
        [text]: text,
      };
      const content = index % 2 === 0 ? text : JSON.stringify(document);
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], text));
      if (input) input.files = transfer.files;
      const said = await hostile.answer('notebook-page .report', () =>
        input?.dispatchEvent(new Event('change')),
      );
      return said.endsWith('refused') ? undefined : said;
    });
  });
  expect(found).toEqual([]);
  const notebook = JSON.stringify({
    version: 1,
    questions: { 'c/d': { mark: 'solid', markedAt: '2026-01-01T00:00:00.000Z' } },
  });
  const file = { name: 'notebook.json', mimeType: 'application/json' };
  await page.locator('[type=file]').setInputFiles({ ...file, buffer: Buffer.from(notebook) });
  await page.getByText('1 mark or note added').waitFor();
  await page.locator('[type=file]').setInputFiles({ ...file, buffer: Buffer.alloc(9_000_000) });
  await page.getByText('could not be read').waitFor();
});

test('words that are typed into search, and come back as recent ones', async () => {
  await page.goto(site.at(paths.search));
  await page.locator('main .search-topics').waitFor();
  const found = await page.evaluate((key) => {
    const field = document.querySelector<HTMLInputElement>('main [name=q]');
    const recent = () =>
      [...document.querySelectorAll('main .search-offer .chip')].map((chip) => chip.textContent);
    return hostile.each(async (_, index) => {
      if (!field || index % 8 !== 0) return undefined;
      const searches = hostile.texts
        .slice(index, index + 8)
        .filter((search) => search !== '' && search.length <= 200);
      localStorage.setItem(key, JSON.stringify({ version: 1, searches }));
      dispatchEvent(new StorageEvent('storage', { key, newValue: '' }));
      field.value = '';
      field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      for (let tries = 0; recent().join() !== searches.join() && tries < 500; tries++)
        await new Promise((later) => setTimeout(later, 2));
      return recent().join() === searches.join() ? undefined : recent().join();
    });
  }, NOTEBOOK);
  expect(found).toEqual([]);
});

test('a job ad that is pasted', async () => {
  await page.goto(site.at(paths.match));
  await page.locator('button[data-sample]').click();
  const found = await page.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('match-ad textarea');
    const form = document.querySelector<HTMLFormElement>('match-ad form');
    if (!field || !form) throw new Error('There is no form.');
    const sample = field.value;
    return hostile.each(async (text, index) => {
      const part = text.slice(0, 1_000);
      const ad = `Senior ${part} engineer\n${sample}\nRequirements\n- ${part}\n- Experience with ${part}`;
      field.value = index % 4 === 0 ? text : ad;
      const said = await hostile.answer('match-ad [role=status]', () => form.requestSubmit());
      return /fit|short|long|empty|English|No role/i.test(said) ? undefined : said;
    });
  });
  expect(found).toEqual([]);
  await page.locator('button[data-sample]').click();
  await page.locator('.ad-buttons [type=submit]').click();
  await page.getByText('Best fit: Infrastructure engineer').first().waitFor();
});
