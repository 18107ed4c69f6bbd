import { describe, expect, it } from 'vitest';
import { builtSite, isIndexable, repeated, squeezed } from './built-site.ts';

const site = await builtSite();
const pages = [...site.pages.values()];
const heads = pages.map((page) => {
  const { $, file, path } = page;
  const content = (selector: string) => $(`head ${selector}`).attr('content');
  return {
    file,
    address: site.origin + path,
    isIndexable: isIndexable(page),
    language: $('html').attr('lang'),
    titles: $('head > title')
      .map((_, title) => squeezed($(title).text()))
      .get(),
    descriptions: $('head > meta[name="description"]')
      .map((_, meta) => $(meta).attr('content'))
      .get(),
    canonical: $('head > link[rel="canonical"]')
      .map((_, link) => $(link).attr('href'))
      .get(),
    openGraph: {
      title: content('meta[property="og:title"]'),
      description: content('meta[property="og:description"]'),
      url: content('meta[property="og:url"]'),
    },
    charset: $('head > meta[charset]').attr('charset'),
    viewport: content('meta[name="viewport"]'),
  };
});
const failing = (isRight: (head: (typeof heads)[number]) => boolean) =>
  heads.filter((head) => !isRight(head));

describe('the head of every page', () => {
  it('is there to be looked at', () => {
    expect(heads.length).toBeGreaterThan(50);
  });

  it('has one title of at most 75 characters that no other page has', () => {
    expect(
      failing(({ titles: [title = '', ...more] }) => {
        return more.length === 0 && title.length >= 5 && title.length <= 75;
      }).map(({ file, titles }) => [file, ...titles]),
    ).toEqual([]);
    expect(repeated(heads.flatMap(({ titles }) => titles))).toEqual([]);
  });

  it('has one description of 50 to 170 characters that no other page has', () => {
    expect(
      failing(({ descriptions: [description = '', ...more] }) => {
        return more.length === 0 && description.length >= 50 && description.length <= 170;
      }).map(({ file, descriptions }) => [file, ...descriptions]),
    ).toEqual([]);
    expect(repeated(heads.flatMap(({ descriptions }) => descriptions))).toEqual([]);
  });

  it('names its own address as canonical, or asks not to be indexed', () => {
    expect(
      failing(({ address, isIndexable: indexable, canonical }) =>
        indexable ? canonical.join() === address : canonical.length === 0,
      ).map(({ file, canonical }) => [file, ...canonical]),
    ).toEqual([]);
  });

  it('repeats title, description, and address for social networks', () => {
    expect(
      failing(
        ({ address, titles, descriptions, openGraph: { title = '', description, url } }) =>
          title !== '' &&
          titles[0]?.startsWith(title) === true &&
          description === descriptions[0] &&
          url === address,
      ).map(({ file, openGraph }) => [file, openGraph]),
    ).toEqual([]);
  });

  it('states language, encoding, and viewport', () => {
    expect(
      failing(
        ({ language, charset, viewport }) =>
          language === 'en' &&
          charset === 'utf-8' &&
          viewport === 'width=device-width, initial-scale=1',
      ).map(({ file }) => file),
    ).toEqual([]);
  });
});

describe('the pages that ask not to be indexed', () => {
  it('are those that only a person at work wants', () => {
    const hidden = pages.filter((page) => !isIndexable(page)).map(({ file }) => file);
    expect(
      hidden.filter(
        (file) =>
          !/^(?:404\.html|(?:search|notebook|match|offline|guides\/compare|contribute\/new-guide|practice\/[^/]+)\/)/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect(hidden).toContain('404.html');
  });
});
