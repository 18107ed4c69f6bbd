import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { indexedPng } from './indexed-png.ts';

function chunks(png: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

/** The colors of a PNG that `indexedPng` made, pixel by pixel. */
function colors(png: Buffer, width: number): string[] {
  const parts = chunks(png);
  const palette = parts.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(parts.get('IDAT') ?? Buffer.alloc(0));
  return [...rows]
    .filter((_, index) => index % (width + 1) !== 0)
    .map((number) => palette.toString('hex', number * 3, number * 3 + 3));
}

const rgba = (...pixels: string[]) => Buffer.from(pixels.map((hex) => `${hex}ff`).join(''), 'hex');

test('flat colors come out as they were', () => {
  const png = indexedPng(rgba('f7f3e8', '2c5a40', 'f7f3e8', '20261f', '2c5a40', 'f7f3e8'), 3, 2);
  expect(imageSize(png)).toMatchObject({ type: 'png', width: 3, height: 2 });
  expect(colors(png, 3)).toEqual(['f7f3e8', '2c5a40', 'f7f3e8', '20261f', '2c5a40', 'f7f3e8']);
});

test('of colors that are nearly the same, the most frequent stands for all', () => {
  const png = indexedPng(rgba('f7f3e8', 'f7f3e9', 'f7f3e8'), 3, 1);
  expect(colors(png, 3)).toEqual(['f7f3e8', 'f7f3e8', 'f7f3e8']);
});

test('however many colors there are, a palette holds them', () => {
  const many = Array.from({ length: 4096 }, (_, index) =>
    ((index * 4099) % 0x1000000).toString(16).padStart(6, '0'),
  );
  const png = indexedPng(rgba(...many), 64, 64);
  expect((chunks(png).get('PLTE')?.length ?? Infinity) / 3).toBeLessThanOrEqual(256);
  expect(colors(png, 64)).toHaveLength(4096);
});
