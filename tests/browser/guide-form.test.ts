import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DRAFT_KEY } from '../../src/drafting/draft-store.ts';
import type { GuideDraft } from '../../src/guides/guide-draft.ts';
import { paths } from '../../src/guides/paths.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { site as settings } from '../../src/site.ts';
import { openSite, visit, type OpenSite } from './site.ts';

const root = resolve(import.meta.dirname, '../..');

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

const question = (text: string): GuideDraft['questions'][number] => ({
  text,
  id: '',
  type: 'technical',
  level: 'mid',
  skills: ['debugging'],
  minutes: '8',
  strategy: 'Look at the welt first: it says how the shoe was made.\n\nThen decide.',
  keyPoints: ['leather', 'thread', 'wax'].map((what) => ({
    text: `Names the ${what}.`,
    signals: `${what} one; ${what} two\n${what} three`,
    followUp: `Which ${what} would you refuse?`,
  })),
  weakAnswer: '"I would glue it." Glue holds for a week.',
  sampleAnswer: '',
});
const article = (title: string) => ({ title, text: 'It <depends> on {the shoe} & its *age*.' });

/** Without a problem, but for its description. */
const draft: GuideDraft = {
  role: 'Cobbler',
  description: 'Too short.',
  field: 'engineering',
  skills: ['debugging', 'pagination', 'indexing', 'oauth', 'webhooks'],
  interviewTypes: ['Bench test', 'Talk at the counter'],
  stats: ['Soles a day', 'Pairs a week'].map((label) => ({
    label,
    value: '12',
    scope: 'A made-up workshop in a test, 2026',
    sourceName: 'This test',
    sourceUrl: 'https://example.org/soles',
  })),
  quickAnswer: Array.from({ length: 14 }, () => 'A master listens for reasons.').join(' '),
  questions: [question('How do you resole a boot?'), question('Why did this heel come off?')],
  prepTips: [{ ...article('Bring a pair that you mended'), hours: '1.5' }],
  formats: [
    { ...article('The bench'), minutes: '60', round: 'onsite', evaluatedOn: 'stitches\nspeed' },
  ],
  mistakes: [article('Gluing what should be sewn')],
  faqs: [article('Do I bring my own tools?')],
  relatedGuides: ['api-developer', 'software-engineer', 'systems-engineer'].map((guide) => ({
    guide,
    reason: 'Both mend what others made.',
  })),
};

async function open(stored?: unknown): Promise<void> {
  if (stored !== undefined)
    // Once: a reload finds what the page itself has saved.
    await context.addInitScript(
      ([key, text]) => {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
      },
      [DRAFT_KEY, JSON.stringify(stored)] as const,
    );
  await visit(page, site.at(paths.newGuide));
}

const role = () => page.getByRole('textbox', { name: 'Role', exact: true });
const description = () => page.getByRole('textbox', { name: 'Description' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const saved = () => page.locator('[data-saved]').textContent();
const told = () => page.locator('[data-told]').textContent();
const problems = () => page.locator('[data-problems]');
const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
const stored = () => page.evaluate((key) => localStorage.getItem(key), DRAFT_KEY);

/** A reader of ZIP files that takes nothing on trust: directory, headers, sizes, and checksums. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [size, nameLength] = [bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const header = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(header)).toBe(0x04034b50);
    const start = header + 30 + bytes.readUInt16LE(header + 26);
    const data = bytes.subarray(start, start + size);
    expect(crc32(data)).toBe(bytes.readUInt32LE(at + 16));
    files.set(name, data.toString());
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

test('a draft is filled in, mended, found again, downloaded, and accepted by the reader', async () => {
  await open(draft);
  expect(await saved()).toBe('Your draft is back.');
  expect(await problems().locator('summary').textContent()).toBe(
    '1 to mend, 0 still to be written',
  );
  const message = '“description” is shorter than 70 characters';
  const beside = page.locator('[data-field=description] > .trouble');
  expect(await beside.textContent()).toContain(message);
  expect(await description().getAttribute('aria-invalid')).toBe('true');
  await problems().locator('summary').click();
  await problems().getByRole('link', { name: message }).click();
  expect(await focused()).toBe('description');

  await description().fill(
    'What a cobbler is asked at the bench and at the counter, and how to show that a seam will hold.',
  );
  await expect.poll(() => problems().locator('summary').textContent()).toBe('Nothing to mend');
  expect(await beside.textContent()).toBe('');
  expect(await description().getAttribute('aria-invalid')).toBeNull();
  await page.reload();
  expect(await description().inputValue()).toMatch(/^What a cobbler/);

  const downloading = page.waitForEvent('download');
  await button('Download the files').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('cobbler.zip');
  const files = unzip(await readFile(await download.path()));
  expect(files.size).toBe(7);

  const folder = await mkdtemp(join(tmpdir(), 'guide-form-'));
  try {
    await cp(join(root, 'content'), join(folder, 'content'), { recursive: true });
    for (const [name, text] of files) {
      const path = join(folder, 'content/guides', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    const { content, problems: found } = await new ContentReader(folder).read();
    expect(found).toEqual([]);
    const guide = content.guides.find(({ slug }) => slug === 'cobbler');
    expect(guide?.questions.items[0]?.keyPoints[0]?.signals).toEqual([
      'leather one',
      'leather two',
      'leather three',
    ]);
    expect(guide?.faqs.items[0]?.body).toEqual([
      { html: '<p>It &#x3C;depends> on {the shoe} &#x26; its *age*.</p>' },
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('items', () => {
  test('are added, moved, and removed by keyboard; each time it is said, and the focus is near', async () => {
    await open();
    for (const name of ['First', 'Second', 'Third']) {
      await button('Add an FAQ').press('Enter');
      await page.keyboard.type(name);
    }
    expect(await focused()).toBe('faqs.2.title');
    expect(await told()).toBe('FAQ 3 added. 3 FAQs in all.');
    const titles = () =>
      page
        .locator('[data-field="faqs"] input')
        .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    await button('Move up FAQ 3').press('Enter');
    expect(await titles()).toEqual(['First', 'Third', 'Second']);
    expect(await told()).toContain('FAQ 3 is now number 2.');
    await page.keyboard.press('Enter');
    expect(await titles()).toEqual(['Third', 'First', 'Second']);
    page.on('dialog', (dialog) => void dialog.accept());
    await button('Remove FAQ 1').press('Enter');
    expect(await titles()).toEqual(['First', 'Second']);
    expect(await focused()).toBe('faqs.0.title');
    await button('Remove FAQ 2').press('Enter');
    await button('Remove FAQ 1').press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add an FAQ');
  });

  test('with text are not removed without asking', async () => {
    await open({ role: '', faqs: [{ title: 'Kept', text: '' }] });
    page.on('dialog', (dialog) => void dialog.dismiss());
    await button('Remove FAQ 1').click();
    expect(await page.locator('[id="faqs.0.title"]').inputValue()).toBe('Kept');
  });

  test('a skill is found by its name, once, and taken back', async () => {
    await open();
    const skills = page.getByRole('combobox', { name: 'Skills', exact: true });
    for (const name of ['pagination', 'Pagination', 'Debugging', 'No such skill']) {
      await skills.fill(name);
      await skills.press('Enter');
    }
    const chosen = page.locator('[data-field=skills] .chosen li');
    expect(await chosen.allTextContents()).toEqual(['Pagination×', 'Debugging×']);
    await button('Remove Pagination').click();
    expect(await chosen.allTextContents()).toEqual(['Debugging×']);
    expect(await focused()).toBe('skills');
  });
});

test('Check the guide says what is missing beside each field, and not before', async () => {
  await open();
  const trouble = page.locator('[data-field=role] > .trouble');
  expect(await trouble.textContent()).toBe('');
  await button('Check the guide').click();
  expect(await trouble.textContent()).toContain('“role” is missing');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  await button('Add a question').click();
  await page.locator('summary', { hasText: /^Question 1/ }).click();
  await expect
    .poll(() => problems().textContent())
    .toContain('the question is still to be written');
  await problems()
    .getByRole('link', { name: 'Question 1: the question is still to be written' })
    .click();
  expect(await focused()).toBe('questions.0.text');
});

test('what is typed is text in the preview, and runs nowhere', async () => {
  const hostile = `</p><img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>{1}`;
  const filled = JSON.parse(
    JSON.stringify(draft, (_, value: unknown) => (typeof value === 'string' ? hostile : value)),
  ) as GuideDraft;
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(filled);
  const view = page.locator('[data-preview] .guide-text');
  expect(await view.locator('img, script').count()).toBe(0);
  expect(await view.locator('.question h3').first().textContent()).toBe(hostile);
  expect(await page.title()).toContain('Write a new guide');
});

test('each file has a link to GitHub; one that is too long is copied instead', async () => {
  await open({ ...draft, mistakes: [{ title: 'Long', text: 'word '.repeat(1_900) }] });
  await page.locator('summary', { hasText: 'Propose on GitHub' }).click();
  const links = await page
    .locator('[data-proposal] li a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links).toHaveLength(7);
  const folder = `${settings.repository}/new/${settings.branch}/content/guides/cobbler`;
  for (const link of links) {
    expect(link.startsWith(`${folder}?filename=`), link).toBe(true);
    expect(link.length).toBeLessThanOrEqual(8_000);
  }
  expect(links.filter((link) => !link.includes('&value='))).toEqual([
    `${folder}?filename=mistakes.mdx`,
  ]);
  expect(new URL(links[5] ?? '').searchParams.get('value')).toContain(
    '## Do I bring my own tools?',
  );
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await button('Copy the text of mistakes.mdx').click();
  await expect.poll(told).toBe('The text of mistakes.mdx is copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^## Long\n\nword word/,
  );
});

describe('the draft in the browser', () => {
  test('starts over when that is confirmed', async () => {
    await open(draft);
    page.on('dialog', (dialog) => void dialog.accept());
    await button('Start over').click();
    expect(await role().inputValue()).toBe('');
    expect(await stored()).toBeNull();
    expect(await saved()).toBe('The draft is deleted.');
    expect(await focused()).toBe('role');
  });

  test('is not overwritten from another tab', async () => {
    await open();
    const other = await context.newPage();
    await visit(other, site.at(paths.newGuide));
    await other.getByRole('textbox', { name: 'Role', exact: true }).fill('Baker');
    await expect.poll(stored).toContain('Baker');
    await expect.poll(saved).toContain('changed in another tab');
    await role().fill('Cobbler');
    await expect.poll(() => problems().textContent()).not.toContain('“role” is missing');
    expect(await stored()).toContain('Baker');
    expect(await saved()).toContain('Reload the page');
  });

  test.each([
    ['denied', 'getItem', 'does not let the site keep anything'],
    ['full', 'setItem', 'no room left'],
  ] as const)(
    'is said not to be saved where storage is %s, and goes on',
    async (_, method, words) => {
      await context.addInitScript((name) => {
        const kind = name === 'setItem' ? 'QuotaExceededError' : 'SecurityError';
        Storage.prototype[name] = () => {
          throw new DOMException('no', kind);
        };
      }, method);
      await open();
      await role().fill('Cobbler');
      await expect.poll(saved).toContain(words);
      expect(await role().inputValue()).toBe('Cobbler');
    },
  );

  test('that cannot be read is said to be so', async () => {
    await open();
    await page.evaluate((key) => {
      localStorage.setItem(key, '{"role":');
    }, DRAFT_KEY);
    await page.reload();
    expect(await saved()).toContain('it cannot be read');
    await role().fill('Cobbler');
    await expect.poll(saved).toBe('Saved in this browser.');
  });
});

test('without JavaScript the page says what to do instead', async () => {
  const plain = await site.newContext({ javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto(site.at(paths.newGuide));
  const way = reader.getByRole('link', { name: 'how to write a guide' });
  expect(await way.getAttribute('href')).toMatch(/\/content\/README\.md$/);
  expect(await reader.locator('guide-form').isVisible()).toBe(false);
  await plain.close();
});
