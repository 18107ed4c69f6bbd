import { join } from 'node:path';
import { imageSizeFromFile } from 'image-size/fromFile';
import { expect, test } from 'vitest';
import { builtSite, textFile } from './built-site.ts';

interface Manifest {
  start_url: string;
  scope: string;
  display: string;
  icons: { src: string; sizes: string; purpose: string }[];
}

test('every page names a manifest that makes the site installable', async () => {
  const site = await builtSite();
  for (const { $, file } of site.pages.values())
    expect([file, $('link[rel=manifest]').attr('href')]).toEqual([
      file,
      `${site.base}manifest.webmanifest`,
    ]);
  const manifest = JSON.parse(await textFile(site, 'manifest.webmanifest')) as Manifest;
  expect(manifest).toMatchObject({
    start_url: site.base,
    scope: site.base,
    display: 'standalone',
  });
  expect(manifest.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 512x512',
  ]);
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = await imageSizeFromFile(
      join(site.folder, src.slice(site.base.length)),
    );
    expect(`${width}x${height}`).toBe(sizes);
  }
});
