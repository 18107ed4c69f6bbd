import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
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

/** Days as data and in links, and days as readers see them. */
const DAYS =
  /\b\d{4}-[01]\d-[0-3]\d(?!\d)|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}\b/g;

function isoDay(day: string): string {
  return /^\d{4}-/.test(day) ? day : new Date(`${day} UTC`).toISOString().slice(0, 10);
}

/** Every day that stands in a source of the site's text. */
async function writtenDays(): Promise<Set<string>> {
  const texts = await Promise.all(
    ['content', 'src/pages'].map(async (folder) => {
      const files = await readdir(join(root, folder), { recursive: true });
      return files
        .filter((file) => /\.(?:mdx|ya?ml|astro)$/.test(file))
        .map((file) => readFile(join(root, folder, file), 'utf8'));
    }),
  );
  const days = (await Promise.all(texts.flat())).flatMap((text) => text.match(DAYS) ?? []);
  return new Set(days.map(isoDay));
}

describe('dates', () => {
  it.each(guides.map(({ slug, updated, published }) => ({ slug, updated, published })))(
    'of $slug agree on its page, in its head, and in the sitemap',
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
    for (const file of filesNamed(site, /\.(?:html|xml|json|txt|md|csv)$/)) {
      const found = (await textFile(site, file)).match(DAYS) ?? [];
      days += found.length;
      const strange = found.filter((day) => !written.has(isoDay(day)));
      expect([file, strange]).toEqual([file, []]);
    }
    expect(days).toBeGreaterThan(lastmods.size);
  });
});
