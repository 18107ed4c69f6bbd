import { expect, test } from 'vitest';
import { BUDGETS, type PageWeight } from './budgets.ts';
import { overrun, weightTable } from './weight-table.ts';

const page = (changes: Partial<PageWeight> = {}): PageWeight => ({
  file: 'guides/baker/index.html',
  words: 3_000,
  raw: 90_000,
  html: BUDGETS.page,
  css: { raw: 20_000, brotli: 4_000 },
  scripts: { raw: 12_000, brotli: BUDGETS.scripts },
  ...changes,
});

test('a page that weighs what it may is not over', () => {
  expect(overrun(page())).toBe('');
});

test('a page with few words may weigh less', () => {
  const html = BUDGETS.shortGuide.bytes + 1;
  expect(overrun(page({ html, words: BUDGETS.shortGuide.words + 1 }))).toBe('');
  expect(overrun(page({ html, words: BUDGETS.shortGuide.words }))).toBe('HTML by 1');
});

test('scripts have a budget of their own, and another in the form for a guide', () => {
  const scripts = { raw: 20_000, brotli: BUDGETS.scripts + 20 };
  expect(overrun(page({ scripts }))).toBe('scripts by 20');
  expect(overrun(page({ scripts, file: 'contribute/new-guide/index.html' }))).toBe('');
});

test('each row names the template and the address of its page, and says by how much it is over', () => {
  const home = page({ file: 'index.html', html: BUDGETS.page + 7 });
  const rows = [
    { name: 'guide', page: page() },
    { name: 'home', page: home },
  ];
  const [, , first, second] = weightTable(rows).split('\n');
  expect(first).toBe(
    '| guide | `/guides/baker/` | 3000 | 90000 | 24000 | 24000 | 4000 | 12000 | 6000 | 6000 | – |',
  );
  expect(second).toMatch(/^\| home \| `\/` \| .* \| HTML by 7 \|$/);
});
