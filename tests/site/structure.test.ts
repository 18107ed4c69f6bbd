import { describe, expect, it } from 'vitest';
import { builtSite, repeated, squeezed, type BuiltPage } from './built-site.ts';

const { pages } = await builtSite();
const complaints = (judge: (page: BuiltPage) => string[]) =>
  [...pages.values()].flatMap((page) => judge(page).map((said) => `${page.file}: ${said}`));

describe('every page', () => {
  it('has exactly one h1, and it says something', () => {
    expect(
      complaints(({ $ }) => {
        const titles = $('h1')
          .map((_, heading) => squeezed($(heading).text()))
          .get();
        return titles.length === 1 && titles[0] !== '' ? [] : [`h1: ${titles.join(' | ')}`];
      }),
    ).toEqual([]);
  });

  it('never skips a level of heading, and starts with the first', () => {
    expect(
      complaints(({ $ }) => {
        const headings = $('h1, h2, h3, h4, h5, h6').get();
        return headings.flatMap((heading, index) => {
          const level = Number(heading.tagName.slice(1));
          const before = Number(headings[index - 1]?.tagName.slice(1) ?? 0);
          return level > before + 1 ? [`h${level} “${squeezed($(heading).text())}”`] : [];
        });
      }),
    ).toEqual([]);
  });

  it('gives no id twice', () => {
    expect(
      complaints(({ $ }) =>
        repeated(
          $('[id]')
            .map((_, element) => $(element).attr('id'))
            .get(),
        ),
      ),
    ).toEqual([]);
  });

  it('has one main, one banner, and one footer of the site, and a link past the header', () => {
    expect(
      complaints(({ $ }) => {
        const counts = ['main#main', 'body > header', 'body > footer', 'body > a[href="#main"]'];
        return counts.filter((selector) => $(selector).length !== 1);
      }),
    ).toEqual([]);
  });

  it('names every navigation and every group of fields', () => {
    expect(
      complaints(({ $ }) =>
        $('nav, [role="group"], dialog, [role="search"] input')
          .get()
          .filter((element) => {
            const { 'aria-label': label, 'aria-labelledby': labelledBy, id } = element.attribs;
            const around =
              $(element).closest('label').length + $(`label[for="${id ?? ''}"]`).length;
            return !label && !labelledBy && around === 0;
          })
          .map((element) => $.html(element).slice(0, 80)),
      ),
    ).toEqual([]);
  });

  it('keeps words apart where no style does it, as in a reader view', () => {
    const INLINE = 'a, b, i, em, strong, span, time, cite, kbd';
    expect(
      complaints(({ $ }) =>
        $(INLINE)
          .not('pre *, code *, svg *')
          .get()
          .flatMap((element) => {
            const next = element.nextSibling;
            if (!next || !('tagName' in next) || !$(next).is(INLINE)) return [];
            const [before, after] = [$(element).text(), $(next).text()];
            return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
              ? [`“${before}” and “${after}”`]
              : [];
          }),
      ),
    ).toEqual([]);
  });

  it('leaves no trace of a value that was not there', () => {
    expect(
      complaints(({ $ }) => {
        const printed = /\[object \w+|\bNaN (?:min|h|kB)\b|\bundefined (?:min|level)\b/.exec(
          $.text(),
        );
        const attributes = $('body *')
          .get()
          .flatMap((element) => Object.values(element.attribs))
          .filter((value) => /\bundefined\b|\bNaN\b|\[object /.test(value));
        return [...attributes, ...(printed ?? [])];
      }),
    ).toEqual([]);
  });
});
