import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtSite, filesNamed, root, textFile, type BuiltPage } from './built-site.ts';

const site = await builtSite();
const pages = [...site.pages.values()];
const complaints = (judge: (page: BuiltPage) => string[]) =>
  pages.flatMap((page) => judge(page).map((said) => `${page.file}: ${said}`));

const isForeign = (address: string, { path }: BuiltPage) =>
  URL.parse(address, site.origin + path)?.origin !== site.origin;

describe('a page', () => {
  it('has no event attributes and no style attributes', () => {
    let attributes = 0;
    expect(
      complaints(({ $ }) =>
        $('*')
          .get()
          .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []))
          .filter((name) => {
            attributes++;
            return /^on|^style$/i.test(name);
          }),
      ),
    ).toEqual([]);
    expect(attributes).toBeGreaterThan(100 * pages.length);
  });

  it('has one script of its own text, the choice of the theme, the same on every page', async () => {
    const theme = await readFile(join(root, 'src/components/frame/theme.inline.js'), 'utf8');
    for (const { $, file } of pages) {
      const scripts = $('script:not([src]):not([type="application/ld+json"])');
      expect([file, scripts.map((_, script) => $(script).text()).get()]).toEqual([
        file,
        [theme.trim()],
      ]);
    }
  });

  it('embeds no other document and moves the ground of no address', () => {
    expect(
      complaints(({ $ }) =>
        $('iframe, frame, object, embed, applet, portal, base')
          .get()
          .map(({ tagName }) => tagName),
      ),
    ).toEqual([]);
  });

  it('loads nothing from another origin', () => {
    let loads = 0;
    expect(
      complaints((page) => {
        const { $ } = page;
        const sources = $('[src], [srcset], [poster], image[href], use[href]')
          .get()
          .flatMap(({ attribs: { src, srcset, poster, href } }) => [
            ...[src, poster, href].filter((value) => value !== undefined),
            ...(srcset ?? '').split(',').flatMap((entry) => /\S+/.exec(entry)?.[0] ?? []),
          ]);
        // The other relations only tell where something is.
        const links = $('link')
          .not('[rel="canonical"], [rel="license"], [rel="alternate"], [rel="author"]')
          .get()
          .map(({ attribs }) => attribs['href'] ?? '');
        loads += sources.length + links.length;
        return [...sources, ...links].filter((address) => isForeign(address, page));
      }),
    ).toEqual([]);
    expect(loads).toBeGreaterThan(4 * pages.length);
  });

  it('has styles that import nothing and name only files of this site', () => {
    let addresses = 0;
    expect(
      complaints((page) => {
        const styles = page.$('style').text();
        const named = [...styles.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, url]) => url ?? '');
        addresses += named.length;
        const foreign = named.filter((url) => !url.startsWith('data:') && isForeign(url, page));
        return [...foreign, ...(styles.match(/@import[^;]*/g) ?? [])];
      }),
    ).toEqual([]);
    expect(addresses).toBeGreaterThanOrEqual(pages.length);
  });

  it('preloads its fonts, which exist, and prints with no others', () => {
    const fonts = filesNamed(site, /\.woff2$/).map((file) => site.base + file);
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const { $, file } of pages) {
      const preloaded = $('link[rel="preload"][as="font"][type="font/woff2"][crossorigin]')
        .map((_, link) => $(link).attr('href'))
        .get();
      const used = [
        ...$('style')
          .text()
          .matchAll(/url\("?([^")]+\.woff2?)"?\)/g),
      ].map(([, url]) => url);
      expect([file, preloaded.toSorted()]).toEqual([file, fonts.toSorted()]);
      expect([file, used.toSorted()]).toEqual([file, fonts.toSorted()]);
    }
  });
});

describe('the other files', () => {
  it('have scripts that name no other site', async () => {
    const scripts = filesNamed(site, /\.js$/);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const code = await textFile(site, script);
      const named = code.match(/(?:https?|wss?):\/\/[\w.-]+/g) ?? [];
      // Pagefind parses relative addresses against the first, which nobody can own; Workbox names
      // the second in the text of an error; a hint in a new guide's file holds the third, and Zod
      // knows dialects of JSON Schema by the names of the fourth, which it never asks for. The
      // worker that hears speech names the next two in texts of errors. The last two are the reader's
      // own device, where a model of the reader's choice may run.
      const foreign = named.filter(
        (address) =>
          !/^https?:\/\/(?:example\.com|bit\.ly|example\.org|json-schema\.org|rolldown\.rs|web\.dev|localhost|127\.0\.0\.1)$/.test(
            address,
          ),
      );
      expect([script, foreign]).toEqual([script, []]);
    }
  });

  it('have pictures that hold no script and load nothing', async () => {
    const pictures = filesNamed(site, /\.svg$/);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      const svg = await textFile(site, picture);
      const refused = /<script|<foreignObject|\son\w+\s*=|href\s*=\s*["'](?!#)|@import|<!ENTITY/gi;
      expect([picture, svg.match(refused) ?? []]).toEqual([picture, []]);
    }
  });

  it('hold nothing that only a maintainer should see', () => {
    const found = filesNamed(site, /\.(?:map|ts|astro|mdx|ya?ml|log)$|(?:^|\/)\.|~$/);
    // For Apache, which reads the first and serves it to nobody; the other is a place for everybody.
    expect(found.filter((file) => !/^(?:\.htaccess$|\.well-known\/)/.test(file))).toEqual([]);
  });
});
