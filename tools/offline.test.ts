import { expect, test } from 'vitest';
import { builtFile, catalogOf, searchFilesOf, shellOf } from './offline.ts';

const file = (path: string, text = path) => builtFile(path, Buffer.from(text), '/prep/');
const guide = '<meta property="og:title" content="Q&amp;A"><keep-guide></keep-guide>';
const files = [
  file('_astro/a.1234.js'),
  file('_astro/fonts/b.woff2'),
  file('_astro/photo.webp', 'picture'),
  file('guides/index.html', 'list'),
  file(
    'guides/qa/index.html',
    `${guide}<img src="/prep/favicon.svg"><img src="/prep/_astro/photo.webp">`,
  ),
  file('favicon.svg'),
  file('index.html'),
  file('offline/guides.json'),
  file('offline/index.html'),
  file('pagefind/pagefind.js'),
];

test('the shell is scripts, fonts, and the offline page, and no list of guides', () => {
  expect(shellOf(files, '/prep/')).toEqual([
    { url: '/prep/_astro/a.1234.js', revision: null },
    { url: '/prep/_astro/fonts/b.woff2', revision: null },
    { url: '/prep/favicon.svg', revision: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
    { url: '/prep/offline/', revision: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
  ]);
});

test('a page that changes gets another revision', () => {
  const revision = (text: string) => shellOf([file('offline/index.html', text)], '/')[0]?.revision;
  expect(revision('one')).not.toBe(revision('two'));
});

test('a guide is listed with its size, and with pictures that the shell has not', () => {
  const { guides } = catalogOf(files);
  expect(guides).toMatchObject([
    { slug: 'qa', title: 'Q&A', page: 'guides/qa/', files: ['_astro/photo.webp'] },
  ]);
  expect(guides.every(({ bytes }) => bytes > 'picture'.length)).toBe(true);
});

test('a search index is another edition as soon as one byte of it differs', () => {
  const edition = (text: string) => searchFilesOf([file('pagefind/pagefind.js', text)]).edition;
  expect(edition('one')).not.toBe(edition('two'));
  expect(searchFilesOf(files).files.map(({ path }) => path)).toEqual(['pagefind/pagefind.js']);
});
