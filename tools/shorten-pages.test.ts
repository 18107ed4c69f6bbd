import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { shortenPage } from './shorten-pages.ts';

const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>It&#39;s</title>
<style>/*! a license */
p{color:red}</style><style>p::after{content:"/*! no license */ &#39;"}</style></head><body><main>
<p>One isn&#39;t.</p>
<p>Two <svg><path d="M0 0" /></svg></p><div><p>In a box</p></div><a href="/x/"><p>linked</p></a> after
<ul><li><p>In a list</p><p class="x">again</p></li></ul><p>Before code</p><pre>&#39;</p>
<p></pre><textarea>&#39;</textarea><p>last</p></main>
<script>const quote = '&#39;</p><p>';</script></body></html>`;

/** Without white space between blocks, which a browser does not show. */
const tree = (html: string) => {
  const $ = load(html, { scriptingEnabled: false });
  $('style').first().text('');
  return $.html().replace(/>\s+</g, '><');
};

test('a parser makes the same page of fewer bytes', () => {
  const short = shortenPage(page);
  expect(tree(short)).toBe(tree(page));
  expect(short.length).toBeLessThan(page.length - 30);
  expect(short).toContain("<p>One isn't.<p>Two");
});

test('what is code stays as it is, but for the license of a generator', () => {
  const short = shortenPage(page);
  expect(short).toContain('<style>p{color:red}</style>');
  expect(short).toContain('"/*! no license */ &#39;"');
  expect(short).toContain("const quote = '&#39;</p><p>';");
  expect(short).toContain('<pre>&#39;</p>\n<p></pre><textarea>&#39;</textarea>');
});

test('a paragraph within a link keeps its end', () => {
  expect(shortenPage('<a><p>x</p></a><p>y</p></main>')).toBe('<a><p>x</p></a><p>y</p></main>');
});
