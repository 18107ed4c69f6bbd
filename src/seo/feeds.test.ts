import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { atomFeed, jsonFeed, newestFirst, rssFeed, xmlText, type FeedEntry } from './feeds.ts';

const entry = (changes: Partial<FeedEntry> = {}): FeedEntry => ({
  title: 'R&D <lead>',
  path: '/guides/lead/',
  description: 'About it.',
  html: '<p>See <a href="/guides/other/">this</a> & <a href="//x.example/">that</a>.</p>',
  published: '2026-01-02',
  updated: '2026-03-04',
  authors: [{ name: 'Ada', path: '/authors/ada/' }],
  category: 'Engineering',
  image: '/og/lead.png',
  ...changes,
});

test('text is escaped for XML, without the characters that XML cannot hold', () => {
  expect(xmlText('a & b < c > "d"\u0000\u000b\ufffe')).toBe('a &amp; b &lt; c &gt; &quot;d&quot;');
});

test('addresses within a feed are whole, and those of other hosts stay', () => {
  const [item] = (JSON.parse(jsonFeed([entry()])) as { items: { content_html: string }[] }).items;
  expect(item?.content_html).toContain(`href="${site.origin}/guides/other/"`);
  expect(item?.content_html).toContain('href="//x.example/"');
});

test('the newest guide comes first, those of one day in the order of their addresses', () => {
  const guides = [
    entry({ path: '/b/' }),
    entry({ path: '/c/', updated: '2026-05-06' }),
    entry({ path: '/a/' }),
  ];
  expect(newestFirst(guides).map(({ path }) => path)).toEqual(['/c/', '/a/', '/b/']);
});

test('a feed changes on the day of its newest guide, never on the day of the build', () => {
  const guides = [entry(), entry({ path: '/c/', updated: '2026-05-06' })];
  expect(atomFeed(guides)).toMatch(/<\/id>[^]*?<updated>2026-05-06T00:00:00Z<\/updated>/);
  expect(rssFeed(guides)).toContain('<lastBuildDate>Wed, 06 May 2026 00:00:00 GMT</lastBuildDate>');
  expect(rssFeed([])).toContain('<lastBuildDate>Thu, 01 Jan 1970 00:00:00 GMT</lastBuildDate>');
});

test('an update is a new entry for readers of RSS, which knows no updates', () => {
  expect(rssFeed([entry()])).toContain('guides/lead/#2026-03-04</guid>');
});
