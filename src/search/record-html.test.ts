import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { HOSTILE, record } from './fixtures.ts';
import { recordHtml } from './record-html.ts';

describe.each(HOSTILE)('%s', (text) => {
  const page = load(recordHtml(record(text)));

  test('is text wherever it stands', () => {
    expect(page('p').text()).toBe(text);
    expect(page('h3').text()).toBe(text);
    expect(page('[data-pagefind-meta="title[content]"]').attr('content')).toBe(text);
    expect(page('[data-pagefind-meta="role[content]"]').attr('content')).toBe(text);
    expect(page('[data-pagefind-filter="skill[content]"]').first().attr('content')).toBe(text);
  });

  test('adds no element and no attribute', () => {
    expect(page('main').children().length).toBe(2);
    expect(page('script, img').length).toBe(0);
    const tags = recordHtml(record(text)).match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /\son\w+=/.test(tag.replace(/"[^"]*"/g, '')))).toEqual([]);
  });
});

test('headings have their level, their id, and their weight', () => {
  const heading = load(recordHtml(record('x')))('h3');
  expect(heading.attr()).toEqual({ id: 'an-id', 'data-pagefind-weight': '2' });
});
