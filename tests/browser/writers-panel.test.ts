import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../tools/find-browser.ts';
import { copyProject, type ProjectCopy } from '../site/project-copy.ts';

let project: ProjectCopy;
let server: Awaited<ReturnType<ProjectCopy['serve']>>;
let browser: Browser;
let page: Page;
const faqs = () => join(project.folder, 'content/guides/systems-engineer/faqs.mdx');
const panel = () => page.locator('writers-panel');

beforeAll(async () => {
  project = await copyProject();
  server = await project.serve();
  browser = await chromium.launch(await findBrowser());
  page = await browser.newPage();
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.close();
  await project.remove();
});

test('the dev server says on the page of a guide what is left to mend, and how much there is', async () => {
  const text = await readFile(faqs(), 'utf8');
  await writeFile(faqs(), `${text}\n## ‹What people search for›\n\nYou can leverage it.\n`);
  await page.goto(`${server.url}guides/systems-engineer/`, { timeout: 60_000 });
  await panel().locator('summary').waitFor();
  expect(await panel().locator('summary').textContent()).toBe(
    '1 hint · Nothing to mend · 1 remark',
  );
  await panel().locator('summary').click();
  const line = text.split('\n').length + 1;
  await panel().getByText('‹What people search for›').waitFor();
  await panel().getByText('“leverage”').waitFor();
  expect(await panel().locator('li').allTextContents()).toContainEqual(
    expect.stringMatching(/^questions\.mdx: 1\d questions \(10 to 14\)$/),
  );
  // The guide itself is there, hint and all.
  await page.getByRole('heading', { name: '‹What people search for›' }).waitFor();

  const asked = page.waitForRequest(/__open-in-editor/);
  await panel()
    .getByRole('button', { name: `faqs.mdx:${line}` })
    .first()
    .click();
  expect(new URL((await asked).url()).searchParams.get('file')).toBe(
    `content/guides/systems-engineer/faqs.mdx:${line}:4`,
  );
});

test('what is mended goes from the panel by itself', async () => {
  const text = await readFile(faqs(), 'utf8');
  await writeFile(faqs(), text.replace('‹What people search for›', 'Is it hard?'));
  await expect
    .poll(() => panel().locator('summary').textContent())
    .toBe('Nothing to mend · 1 remark');
});

test('a draft says that it is one, and no other page has a panel', async () => {
  const file = join(project.folder, 'content/guides/systems-engineer/guide.mdx');
  await writeFile(file, (await readFile(file, 'utf8')).replace('---\n', '---\ndraft: true\n'));
  await expect
    .poll(() => panel().locator('summary').textContent(), { timeout: 20_000 })
    .toBe('Draft · Nothing to mend · 1 remark');
  // In a page of its own: the other one is being reloaded for what has changed.
  const list = await browser.newPage();
  await list.goto(`${server.url}guides/`);
  expect(await list.locator('writers-panel').count()).toBe(0);
});
