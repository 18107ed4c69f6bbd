/** Every icon that a page or the manifest names exists, and is as large as its name says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { expect, it } from 'vitest';
import { builtSite, root, textFile } from './built-site.ts';

const site = await builtSite();

it.each([
  ['icons/icon-192.png', 192],
  ['icons/icon-512.png', 512],
  ['icons/maskable-512.png', 512],
  ['apple-touch-icon.png', 180],
])('%s is a PNG of %d pixels, wide and high', async (file, size) => {
  const bytes = await readFile(join(site.folder, file));
  expect(imageSize(bytes)).toMatchObject({ type: 'png', width: size, height: size });
});

it('favicon.ico holds one picture of 32 pixels, for whoever asks without looking at a page', async () => {
  const bytes = await readFile(join(site.folder, 'favicon.ico'));
  expect(imageSize(bytes)).toMatchObject({ type: 'ico', width: 32, height: 32 });
  const [length, offset] = [bytes.readUInt32LE(14), bytes.readUInt32LE(18)];
  expect(offset + length).toBe(bytes.length);
  expect(imageSize(bytes.subarray(offset))).toMatchObject({ type: 'png', width: 32, height: 32 });
});

it('every page names the icon of its tab and of a home screen', () => {
  for (const { $, file } of site.pages.values()) {
    const icons = $('link[rel=icon], link[rel=apple-touch-icon]')
      .map((_, link) => $(link).attr('href'))
      .get();
    expect([file, icons]).toEqual([
      file,
      [`${site.base}favicon.svg`, `${site.base}apple-touch-icon.png`],
    ]);
  }
});

it('the icon of the tab is the mark in the header, light and dark', async () => {
  const mark = await readFile(join(root, 'src/icons/mark.svg'), 'utf8');
  const icon = await textFile(site, 'favicon.svg');
  expect(icon).toContain('prefers-color-scheme:dark');
  expect(icon.replace(/<style>.*<\/style>/, '').trim()).toBe(mark.trim());
});
