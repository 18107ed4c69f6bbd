import { parseFeed } from '@rowanmanning/feed-parser';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/guides/block.ts';
import { builtSite, pageAt, squeezed, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const { guides, authors } = await writtenContent();
const home = site.origin + site.base;
const expected = guides
  .map(({ slug, description, quickAnswer, authors: ids }) => ({
    url: `${home}guides/${slug}/`,
    description,
    answer: squeezed(plainText(quickAnswer)),
    authors: ids.map((id) => authors[id]?.name ?? id),
  }))
  .toSorted((a, b) => (a.url < b.url ? -1 : 1));

const words = (html: string | null | undefined) => squeezed(load(html ?? '').text());

describe.each([
  ['feed.xml', 'rss'],
  ['atom.xml', 'atom'],
])('%s, read by a parser of another make', (file, type) => {
  it('tells of every guide, with its whole quick answer, its authors, and its day', async () => {
    const feed = parseFeed(await textFile(site, file));
    expect(feed.meta.type).toBe(type);
    expect(feed.title).toContain('Interview Field Guide');
    expect(feed.language).toBe('en');
    expect(feed.url).toBe(home);
    expect(feed.self).toBe(home + file);
    const items = feed.items
      .map(({ url, description, content, authors: names }) => ({
        url,
        description,
        answer: words(content),
        authors: names.map(({ name }) => name),
      }))
      .toSorted((a, b) => ((a.url ?? '') < (b.url ?? '') ? -1 : 1));
    expect(items).toEqual(expected);
    expect(feed.items.every(({ published, id }) => published && id)).toBe(true);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(guides.length);
  });
});

describe('feed.json', () => {
  it('has the members of JSON Feed 1.1, and tells the same', async () => {
    const feed = JSON.parse(await textFile(site, 'feed.json')) as {
      version: string;
      feed_url: string;
      home_page_url: string;
      items: Record<'id' | 'url' | 'summary' | 'content_html' | 'date_modified', string>[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect([feed.home_page_url, feed.feed_url]).toEqual([home, `${home}feed.json`]);
    expect(
      feed.items
        .map(({ url, summary, content_html }) => ({
          url,
          description: summary,
          answer: words(content_html),
        }))
        .toSorted((a, b) => (a.url < b.url ? -1 : 1)),
    ).toEqual(expected.map(({ url, description, answer }) => ({ url, description, answer })));
    for (const { date_modified } of feed.items)
      expect(date_modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe('the links of pages', () => {
  it('lead to feeds and to Markdown that are there', () => {
    let followed = 0;
    for (const { $, file } of site.pages.values())
      for (const link of $('link[rel="alternate"], link[rel="search"]')) {
        followed++;
        const path = ($(link).attr('href') ?? '').slice(site.base.length);
        expect([file, path, site.files.has(path)]).toEqual([file, path, true]);
      }
    expect(followed).toBeGreaterThan(site.pages.size);
    const { $ } = pageAt(site, 'index.html');
    expect($('link[rel="alternate"]')).toHaveLength(3);
  });
});

describe('the Markdown of guides', () => {
  it('is listed in llms.txt, every guide once', async () => {
    const text = await textFile(site, 'llms.txt');
    const listed = [...text.matchAll(/\]\(([^)]+\.md)\)/g)].map(([, address]) => address);
    expect(listed.toSorted()).toEqual(guides.map(({ slug }) => `${home}guides/${slug}/index.md`));
  });

  it.each(guides.map((guide) => [guide.slug, guide] as const))(
    'of %s has every item, every point, and none of our tags',
    async (slug, guide) => {
      const text = await textFile(site, `guides/${slug}/index.md`);
      const prose = text.replace(/^(`{3,})[^]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
      expect(prose.match(/<\/?[A-Z]\w*|^---$/gm) ?? []).toEqual([]);
      const sections = [
        guide.questions,
        guide.prepTips,
        guide.formats,
        guide.mistakes,
        guide.faqs,
      ] as const;
      const items = sections.reduce((sum, section) => sum + section.items.length, 0);
      expect(prose.match(/^### /gm)).toHaveLength(items);
      const points = guide.questions.items.flatMap(({ keyPoints }) => keyPoints);
      expect(prose.match(/^ {2}- Then they ask: /gm)).toHaveLength(points.length);
      expect(prose.match(/^#### What a strong answer covers$/gm)).toHaveLength(
        guide.questions.items.length,
      );
      const cited = guide.questions.items.filter(({ references }) => references.length > 0);
      expect(prose.match(/^#### To check it$/gm)).toHaveLength(cited.length);
      for (const { references } of cited)
        for (const { url } of references) expect(text).toContain(`](${url})`);
    },
  );
});
