import { expect, test } from 'vitest';
import { documentTitle, headTags } from './head.ts';

const page = { title: 'Skills', description: 'What interviews test.', path: '/skills/' };
const content = (name: string, tags = headTags(page)) =>
  tags.find(({ attributes }) => attributes['name'] === name || attributes['property'] === name)
    ?.attributes['content'];

test('a title carries the site’s name once', () => {
  expect(documentTitle(page)).toBe('Skills · Interview Field Guide');
  expect(documentTitle({ ...page, title: 'Interview Field Guide' })).toBe('Interview Field Guide');
});

test('a title leaves the site’s name out where both would be cut', () => {
  const title = 'Performance engineer interview questions and how to answer them';
  expect(documentTitle({ ...page, title })).toBe(title);
});

test('an indexed page has a canonical address and no robots tag', () => {
  const tags = headTags(page);
  expect(
    tags.find(({ attributes }) => attributes['rel'] === 'canonical')?.attributes['href'],
  ).toMatch(/^https:\/\/[^/]+\/skills\/$/);
  expect(content('robots', tags)).toBeUndefined();
});

test('a page that is not indexed says so, and claims no canonical address', () => {
  const tags = headTags({ ...page, indexed: false });
  expect(content('robots', tags)).toBe('noindex');
  expect(tags.some(({ attributes }) => attributes['rel'] === 'canonical')).toBe(false);
});

test('an article carries its dates, another page none', () => {
  const tags = headTags({ ...page, article: { published: '2026-01-02', updated: '2026-03-04' } });
  expect(content('og:type', tags)).toBe('article');
  expect(content('article:modified_time', tags)).toBe('2026-03-04');
  expect(content('article:published_time', tags)).toBe('2026-01-02');
  expect(content('og:type')).toBe('website');
  expect(content('article:modified_time')).toBeUndefined();
});
