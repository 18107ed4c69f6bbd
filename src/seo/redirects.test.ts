import { expect, test } from 'vitest';
import { redirects } from './redirects.ts';

test('a former name of a guide leads to the guide, and its practice to the practice', () => {
  expect(
    redirects([
      { slug: 'tester', aliases: ['qa', 'checker'] },
      { slug: 'writer' },
      { slug: 'editor', aliases: ['redactor'] },
    ]),
  ).toEqual([
    { from: '/guides/checker/', to: '/guides/tester/' },
    { from: '/guides/qa/', to: '/guides/tester/' },
    { from: '/guides/redactor/', to: '/guides/editor/' },
    { from: '/practice/checker/', to: '/practice/tester/' },
    { from: '/practice/qa/', to: '/practice/tester/' },
    { from: '/practice/redactor/', to: '/practice/editor/' },
  ]);
});

test('nothing leads anywhere where no guide was renamed', () => {
  expect(redirects([{ slug: 'tester' }])).toEqual([]);
});
