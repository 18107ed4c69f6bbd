import { expect, test } from 'vitest';
import { changeFeed } from './change-feed.ts';

interface Feed {
  items: { id: string; title: string; content_text: string; date_published: string }[];
}

const guides = [
  {
    slug: 'dns-keeper',
    role: 'DNS keeper',
    published: '2026-01-02',
    changes: [
      { date: '2026-03-04', what: 'New figures of pay.' },
      { date: '2026-03-04', what: 'A question about DNSSEC.' },
    ],
  },
  { slug: 'storage-keeper', role: 'Storage keeper', published: '2026-02-03' },
];

test('changes of all guides come in one list, the newest first, with the days they appeared', () => {
  const { items } = JSON.parse(changeFeed(guides)) as Feed;
  expect(
    items.map(({ date_published: day, title, content_text: what }) => [day, title, what]),
  ).toEqual([
    ['2026-03-04T00:00:00Z', 'DNS keeper', 'New figures of pay.'],
    ['2026-03-04T00:00:00Z', 'DNS keeper', 'A question about DNSSEC.'],
    ['2026-02-03T00:00:00Z', 'Storage keeper', 'Published.'],
    ['2026-01-02T00:00:00Z', 'DNS keeper', 'Published.'],
  ]);
});

test('each change has a name of its own, which a later change leaves as it is', () => {
  const ids = (JSON.parse(changeFeed(guides)) as Feed).items.map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  const earlier = (JSON.parse(changeFeed(guides.slice(1))) as Feed).items.map(({ id }) => id);
  expect(ids).toContain(earlier[0]);
});

test('the feed says under which license it may be used', () => {
  expect(changeFeed(guides)).toContain('https://creativecommons.org/licenses/by/4.0/');
});
