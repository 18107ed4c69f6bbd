import { expect, test } from 'vitest';
import type { ChangeReport, GuideReport } from './change-report.ts';
import { MARK, quoted, reportMarkdown } from './report-markdown.ts';

const changed: GuideReport = {
  slug: 'storage-keeper',
  role: 'Storage keeper',
  kind: 'changed',
  words: [6000, 6120],
  questions: [12, 11],
  keyPoints: [48, 48],
  weight: 23_100,
  added: ['quota'],
  edited: [],
  removed: [],
  vanished: ['tape'],
  what: 'Quotas.',
  isDateOld: false,
};
const report = (changes: Partial<ChangeReport> = {}): ChangeReport => ({
  guides: [changed],
  others: [],
  notes: [],
  similar: [],
  pages: [],
  ...changes,
});

test('the table says in words and numbers what changed', () => {
  const text = reportMarkdown(report());
  expect(text.startsWith(MARK)).toBe(true);
  expect(text).toContain(
    '| `Storage keeper` | changed | 6120 (+120) | 11 (−1) | 48 | `Quotas.`; new: `quota` | 23.1 of 24.0 kB |',
  );
  expect(text).toContain('no longer has the question `tape`');
});

test('a note leads to the page of its rule', () => {
  const notes = [{ file: 'content/a.mdx', line: 3, rule: 'no-html', message: 'HTML: <b>' }];
  expect(reportMarkdown(report({ notes }))).toMatch(
    /- `content\/a\.mdx:3` `HTML: <b>` \(\[no-html\]\(https:\S+\/contribute\/rules\/no-html\/\)\)/,
  );
});

test('many notes are cut, and the rest is counted', () => {
  const one = { file: 'content/a.mdx', line: 3, rule: 'no-html', message: 'HTML' };
  const text = reportMarkdown(report({ notes: Array.from({ length: 100 }, () => one) }));
  expect(text.match(/- `content/g)).toHaveLength(40);
  expect(text).toContain('- and 60 more');
});

test.each([
  ['@everyone #1 https://evil.example', '`@everyone #1 https://evil.example`'],
  ['a`b``c', '`a’b’’c`'],
  ['a\n\n# b\r\n| c |', '`a # b ¦ c ¦`'],
  ['\u202edrow\u200b\u0000', '`drow`'],
  ['', '—'],
  ['`', '`’`'],
])('%j cannot leave its code span', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});

test('whatever a stranger puts into the data, no line of the comment begins anew with it', () => {
  const hostile = '`\n\n<img src=x onerror=1> @all [x](https://evil.example) |';
  const text = reportMarkdown(
    report({
      guides: [{ ...changed, role: hostile, what: hostile }],
      others: [hostile],
      notes: [{ file: hostile, line: 1, rule: 'no-html', message: hostile }],
      similar: [{ guide: 'a', id: 'b', text: hostile, other: 'c', otherId: 'd', theirs: hostile }],
    }),
  );
  const outside = text.replace(/`[^`\n]*`/g, '').replace(MARK, '');
  expect(outside).not.toMatch(/[<@`]|evil/);
});
