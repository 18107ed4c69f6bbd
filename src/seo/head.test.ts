import { describe, expect, it, test } from 'vitest';
import { documentTitle, head, headTags, type HeadWords } from './head.ts';

const words = { title: 'Skills', description: 'What interviews test.', path: '/skills/' };
const tagsOf = (changes: Partial<HeadWords> = {}) => headTags(head({ ...words, ...changes }));
const content = (name: string, tags = tagsOf()) =>
  tags.find(({ attributes }) => attributes['name'] === name || attributes['property'] === name)
    ?.attributes['content'];
const links = (rel: string, tags = tagsOf()) =>
  tags.flatMap(({ attributes }) => (attributes['rel'] === rel ? [attributes['href']] : []));

test('a title carries the site’s name once', () => {
  expect(documentTitle('Skills')).toBe('Skills · Interview Field Guide');
  expect(documentTitle('Interview Field Guide')).toBe('Interview Field Guide');
});

test('a title leaves the site’s name out where both would be cut', () => {
  const title = 'Performance engineer interview questions and how to answer them';
  expect(documentTitle(title)).toBe(title);
});

describe('the tags', () => {
  it('of an indexed page have a canonical address and no robots tag', () => {
    expect(links('canonical')).toEqual([expect.stringMatching(/^https:\/\/[^/]+\/skills\/$/)]);
    expect(content('robots')).toBeUndefined();
  });

  it('of a page that is not indexed say so, and claim no canonical address', () => {
    const tags = tagsOf({ indexed: false });
    expect(content('robots', tags)).toBe('noindex');
    expect(links('canonical', tags)).toEqual([]);
    expect(content('og:url', tags)).toMatch(/\/skills\/$/);
  });

  it('carry the dates of an article, and none of another page', () => {
    const tags = tagsOf({ article: { published: '2026-01-02', updated: '2026-03-04' } });
    expect(content('og:type', tags)).toBe('article');
    expect(content('article:modified_time', tags)).toBe('2026-03-04');
    expect(content('article:published_time', tags)).toBe('2026-01-02');
    expect(content('og:type')).toBe('website');
    expect(content('article:modified_time')).toBeUndefined();
  });

  it('have a picture with its size and its words, the site’s own where a page has none', () => {
    expect(content('og:image')).toMatch(/^https:\/\/[^/]+\/og\/default\.png$/);
    expect(content('og:image:width')).toBe('1200');
    expect(content('og:image:height')).toBe('630');
    expect(content('twitter:card')).toBe('summary_large_image');
    const tags = tagsOf({ card: { path: '/og/x.png', width: 2, height: 1, alt: 'Plate 1: X' } });
    expect(content('og:image', tags)).toMatch(/^https:\/\/[^/]+\/og\/x\.png$/);
    expect(content('og:image:width', tags)).toBe('2');
    expect(content('og:image:alt', tags)).toBe('Plate 1: X');
  });

  it('lead to the feeds and to the search, or where a page says', () => {
    expect(links('alternate')).toEqual(['/feed.xml', '/atom.xml', '/feed.json']);
    expect(links('search')).toEqual(['/opensearch.xml']);
    const tags = tagsOf({ links: [{ rel: 'alternate', href: '/feed.xml' }] });
    expect(links('alternate', tags)).toEqual(['/feed.xml']);
    expect(links('search', tags)).toEqual([]);
  });
});
