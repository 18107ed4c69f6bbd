import { expect, test } from 'vitest';
import { proposedFiles } from './proposal.ts';

const site = { repository: 'https://github.com/a/b', branch: 'main' };

test('a short file stands in the address of GitHub’s page for a new file', () => {
  const [file] = proposedFiles({ 'faqs.mdx': '## A & B?\n\n50% #1\n' }, 'tester', site);
  const address = new URL(file?.address ?? '');
  expect(address.pathname).toBe('/a/b/new/main/content/guides/tester');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    filename: 'faqs.mdx',
    value: '## A & B?\n\n50% #1\n',
  });
  expect(file?.isFilledIn).toBe(true);
});

test('a file that is too long for an address opens the page with its name alone', () => {
  const [file] = proposedFiles({ 'questions.mdx': 'é'.repeat(2_000) }, 'tester', site);
  expect(file?.address).toBe(
    'https://github.com/a/b/new/main/content/guides/tester?filename=questions.mdx',
  );
  expect(file?.isFilledIn).toBe(false);
});
