/**
 * Draw the site's icons from its mark: `node tools/draw-icons.ts`.
 *
 * Run by hand after a change of `src/icons/mark.svg`; the results are committed, so that a build
 * needs no browser. The same mark gives the same pictures.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

const root = resolve(import.meta.dirname, '..');
const PAPER = '#f7f3e8';
const LEAF = '#2c5a40';
const LEAF_AT_NIGHT = '#8fc3a0';

/** What feed readers and crawlers ask for without looking into a page. */
const ICO = { file: 'favicon.ico', size: 32 };

interface Icon {
  file: string;
  /** Width and height in pixels. */
  size: number;
  /** How much of it the mark fills: a maskable icon may be cut to its inner 80 %. */
  fill: number;
}

const ICONS: readonly Icon[] = [
  { file: 'icons/icon-192.png', size: 192, fill: 0.78 },
  { file: 'icons/icon-512.png', size: 512, fill: 0.78 },
  { file: 'icons/maskable-512.png', size: 512, fill: 0.56 },
  { file: 'apple-touch-icon.png', size: 180, fill: 0.66 },
];

const mark = (await readFile(join(root, 'src/icons/mark.svg'), 'utf8')).trim();
const style = `<style>svg{color:${LEAF}}@media(prefers-color-scheme:dark){svg{color:${LEAF_AT_NIGHT}}}</style>`;
await writeFile(
  join(root, 'public/favicon.svg'),
  `${mark.replace(/(<svg[^>]*>)/, `$1${style}`)}\n`,
);

const browser = await chromium.launch(await findBrowser());
try {
  // On a home screen, the cover of the book; in a tab, the mark alone.
  for (const { file, size, fill } of ICONS)
    await writeFile(join(root, 'public', file), await draw(size, fill, PAPER, LEAF));
  const picture = await draw(ICO.size, 1, LEAF, 'transparent');
  await writeFile(join(root, 'public', ICO.file), Buffer.concat([icoHeader(picture), picture]));
} finally {
  await browser.close();
}

/** The mark in the middle of a square, as a PNG; `fill` says how much of it the mark takes. */
async function draw(size: number, fill: number, ink: string, ground: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = Math.round(size * fill);
  await page.setContent(
    `<style>body{display:grid;place-items:center;height:100vh;margin:0;background:${ground};color:${ink}}svg{width:${inner}px;height:${inner}px}</style>${mark}`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

/** An ICO file is a table of pictures; this one lists one PNG, which follows it. */
function icoHeader(picture: Buffer): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(ICO.size, 6);
  header.writeUInt8(ICO.size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(picture.length, 14);
  header.writeUInt32LE(header.length, 18);
  return header;
}
