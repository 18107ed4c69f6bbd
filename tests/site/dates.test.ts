import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { builtSite, filesNamed, pageAt, root, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const { guides } = await writtenContent();
const lastmods = new Map<string, string>();
for (const file of filesNamed(site, /^sitemap-\d+\.xml$/)) {
  const $ = load(await textFile(site, file), { xml: true });
  for (const url of $('url'))
    lastmods.set($(url).find('loc').text(), $(url).find('lastmod').text().slice(0, 10));
}

/** The days of guides in the three feeds, by address. */
const feeds = {
  rss: new Map<string, string>(),
  atom: new Map<string, { published: string; updated: string }>(),
  json: new Map<string, { published: string; updated: string }>(),
};
const rss = load(await textFile(site, 'feed.xml'), { xml: true });
for (const item of rss('item'))
  feeds.rss.set(
    rss(item).find('link').text(),
    new Date(rss(item).find('pubDate').text()).toISOString().slice(0, 10),
  );
const atom = load(await textFile(site, 'atom.xml'), { xml: true });
for (const entry of atom('entry'))
  feeds.atom.set(atom(entry).find('id').text(), {
    published: atom(entry).find('published').text().slice(0, 10),
    updated: atom(entry).find('updated').text().slice(0, 10),
  });
const { items } = JSON.parse(await textFile(site, 'feed.json')) as {
  items: { id: string; date_published: string; date_modified: string }[];
};
for (const { id, date_published, date_modified } of items)
  feeds.json.set(id, {
    published: date_published.slice(0, 10),
    updated: date_modified.slice(0, 10),
  });

function graphOf($: CheerioAPI) {
  const { '@graph': graph } = JSON.parse($('script[type="application/ld+json"]').text()) as {
    '@graph': { '@type': string }[];
  };
  return { article: graph.find((node) => node['@type'] === 'Article') };
}

/** Days as data and in links, and days as readers see them. */
const DAYS =
  /\b\d{4}-[01]\d-[0-3]\d(?!\d)|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}\b/g;

function isoDay(day: string): string {
  return /^\d{4}-/.test(day) ? day : new Date(`${day} UTC`).toISOString().slice(0, 10);
}

/** Every day that stands in a source of the site's text. */
async function writtenDays(): Promise<Set<string>> {
  const texts = await Promise.all(
    ['content', 'src/pages', 'src/guides/rules'].map(async (folder) => {
      const files = await readdir(join(root, folder), { recursive: true });
      return files
        .filter((file) => /\.(?:mdx|ya?ml|astro|ts)$/.test(file))
        .map((file) => readFile(join(root, folder, file), 'utf8'));
    }),
  );
  const days = (await Promise.all(texts.flat())).flatMap((text) => text.match(DAYS) ?? []);
  return new Set(days.map(isoDay));
}

describe('dates', () => {
  it.each(guides.map(({ slug, updated, published }) => ({ slug, updated, published })))(
    'of $slug agree on its page, in its head, in its structured data, in the sitemap, and in the feeds',
    ({ slug, updated, published }) => {
      const { $, path } = pageAt(site, `guides/${slug}/index.html`);
      const shown = $('time')
        .map((_, time) => $(time).attr('datetime'))
        .get();
      const label = new Date(updated).toLocaleDateString('en-US', {
        dateStyle: 'long',
        timeZone: 'UTC',
      });
      expect(shown).toContain(updated);
      expect([updated, published]).toEqual(expect.arrayContaining(shown));
      expect($(`time[datetime="${updated}"]`).first().text()).toBe(label);
      const { article } = graphOf($);
      expect(article).toMatchObject({ dateModified: updated, datePublished: published });
      expect(feeds.rss.get(site.origin + path)).toBe(updated);
      expect(feeds.atom.get(site.origin + path)).toEqual({ published, updated });
      expect(feeds.json.get(site.origin + path)).toEqual({ published, updated });
      expect($('meta[property="article:modified_time"]').attr('content')).toBe(updated);
      expect($('meta[property="article:published_time"]').attr('content')).toBe(published);
      expect(lastmods.get(site.origin + path)).toBe(updated);
    },
  );

  it('of pages that list guides are those of the newest guide', () => {
    const newest = guides.map(({ updated }) => updated).toSorted();
    for (const path of ['', 'guides/', 'questions/', 'skills/', 'practice/'])
      expect(lastmods.get(site.origin + site.base + path)).toBe(newest.at(-1));
  });

  it('all come from a source, so none depends on the day of the build', async () => {
    const written = await writtenDays();
    let days = 0;
    // The one day that lies ahead stands in `src/site.ts`.
    for (const file of filesNamed(site, /(?<!security)\.(?:html|xml|json|txt|md|csv)$/)) {
      const found = (await textFile(site, file)).match(DAYS) ?? [];
      days += found.length;
      const strange = found.filter((day) => !written.has(isoDay(day)));
      expect([file, strange]).toEqual([file, []]);
    }
    expect(days).toBeGreaterThan(lastmods.size);
  });
});
