import { load } from 'cheerio';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { movedPage } from './moved-page.ts';

const html = movedPage({ from: '/guides/checker/', to: '/guides/tester/' });

test('a former address goes on to the new one, with a link where it does not', () => {
  const $ = load(html);
  const address = `${site.base}guides/tester/`;
  expect($('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${address}`);
  expect($('a').attr('href')).toBe(address);
});

test('a former address is not indexed, and names the new one as canonical', () => {
  const $ = load(html);
  expect($('meta[name="robots"]').attr('content')).toBe('noindex');
  expect($('link[rel="canonical"]').attr('href')).toBe(`${site.origin}${site.base}guides/tester/`);
});

test('the page of a former address is valid, and holds neither scripts nor styles', () => {
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document'],
      // A page that goes on at once is what this is; see WCAG technique H76.
      rules: { 'meta-refresh': 'off' },
    }),
  );
  const { results } = validator.validateStringSync(html, 'moved.html');
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  expect(html).not.toMatch(/<script|<style|style=/);
});
