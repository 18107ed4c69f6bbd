import { expect, test } from 'vitest';
import { redirects } from '../../src/seo/redirects.ts';
import { builtSite, filesNamed, isIndexable, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const all = redirects((await writtenContent()).guides);

test('the pages that lead on by themselves are the former addresses of guides, and no others', () => {
  const files = all.map(({ from }) => `${from.slice(1)}index.html`);
  expect([...site.moved.keys()].toSorted()).toEqual(files.toSorted());
});

test('each leads to a page that is there and stays', () => {
  for (const { from, to } of all) {
    const page = site.moved.get(`${from.slice(1)}index.html`);
    const target = site.base + to.slice(1);
    expect(page?.$('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${target}`);
    expect(site.pages.has(`${to.slice(1)}index.html`)).toBe(true);
    expect(page && isIndexable(page)).toBe(false);
  }
});

test('none is in the sitemap or told to search engines', async () => {
  for (const file of [...filesNamed(site, /^sitemap-\d+\.xml$/), 'site-manifest.json']) {
    const text = await textFile(site, file);
    expect(text.length).toBeGreaterThan(500);
    for (const { from } of all) expect(text).not.toContain(from.slice(1));
  }
});
