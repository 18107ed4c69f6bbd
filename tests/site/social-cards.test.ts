import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { imageSizeFromFile } from 'image-size/fromFile';
import { describe, expect, it } from 'vitest';
import { builtSite, filesNamed, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const { guides } = await writtenContent();
const cards = filesNamed(site, /^og\//);
const home = site.origin + site.base;

describe('social cards', () => {
  it('are three for each guide, and one for all other pages', () => {
    expect(cards).toHaveLength(3 * guides.length + 1);
    expect(cards).toContain('og/default.png');
  });

  it.each(cards)('%s has its size, and at most 60 kB', async (card) => {
    const path = join(site.folder, card);
    const { width, height, type } = await imageSizeFromFile(path);
    const expected = card.endsWith('-4x3.png')
      ? [1200, 900]
      : card.endsWith('-1x1.png')
        ? [1200, 1200]
        : [1200, 630];
    expect([type, width, height]).toEqual(['png', ...expected]);
    expect((await stat(path)).size).toBeLessThanOrEqual(60_000);
  });

  it('are declared by every page, with their true size and words for those who do not see them', async () => {
    for (const { $, file } of site.pages.values()) {
      const content = (name: string) => $(`meta[property="og:image${name}"]`).attr('content') ?? '';
      expect([file, content('').startsWith(`${home}og/`)]).toEqual([file, true]);
      const { width, height } = await imageSizeFromFile(
        join(site.folder, content('').slice(home.length)),
      );
      expect([file, content(':width'), content(':height')]).toEqual([
        file,
        String(width),
        String(height),
      ]);
      expect(content(':alt').length).toBeGreaterThan(20);
      expect($('meta[name="twitter:card"]').attr('content')).toBe('summary_large_image');
    }
  });

  it('are all there where structured data and the sitemap name them', async () => {
    const sitemap = load(await textFile(site, 'sitemap-0.xml'), { xml: true });
    const listed = sitemap('image\\:loc')
      .map((_, loc) => sitemap(loc).text())
      .get();
    const declared = [...site.pages.values()].flatMap(
      ({ html }) => html.match(/https?:[^"]+?\/og\/[\w-]+\.png/g) ?? [],
    );
    expect(listed).toHaveLength(3 * guides.length);
    for (const address of [...listed, ...declared])
      expect(site.files).toContain(address.slice(home.length));
  });
});
