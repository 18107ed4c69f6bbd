import { crc32, deflateSync } from 'node:zlib';

/** A PNG holds at most so many colors by number. */
const COLORS = 256;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The color of a pixel as it lies in memory, without its opacity, as `0xrrggbb`. */
function colorOf(pixel: number): number {
  return ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 0xff);
}

/** Of each channel the bits that count at most; the number of a color goes by these alone. */
const BITS = 6;

/** Where the number of a color stands in a table, by its first bits. */
function cellOf(color: number): number {
  return ((color >> 6) & 0x3f000) | ((color >> 4) & 0xfc0) | ((color >> 2) & 0x3f);
}

/** How many pixels have each color; neighbors of one color, most of a drawing, count together. */
function countColors(pixels: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let start = 0; start < pixels.length;) {
    const pixel = pixels[start] ?? 0;
    let end = start + 1;
    while (pixels[end] === pixel) end++;
    const color = colorOf(pixel);
    counts.set(color, (counts.get(color) ?? 0) + end - start);
    start = end;
  }
  return counts;
}

/** Colors that differ in their last bits alone fall together; so many bits of each channel count. */
function grouped(counts: Map<number, number>, bits: number): [color: number, count: number][][] {
  const mask = (0xff << (8 - bits)) & 0xff;
  const group = (color: number) => color & ((mask << 16) | (mask << 8) | mask);
  return [...Map.groupBy(counts, ([color]) => group(color)).values()];
}

/**
 * Opaque pixels as a PNG with numbered colors: for drawings in a few inks half of the bytes of one
 * with full colors. Each number stands for the most frequent color of those that it replaces, so
 * that flat areas keep theirs exactly.
 *
 * @param pixels four bytes each, row by row
 */
export function indexedPng(pixels: Buffer, width: number, height: number): Buffer {
  // With a sign, as numbers without one are too large to be compared quickly.
  const words = new Int32Array(new Uint8Array(pixels).buffer);
  const counts = countColors(words);
  let bits = BITS;
  let groups = grouped(counts, bits);
  while (groups.length > COLORS) groups = grouped(counts, --bits);
  const palette = Buffer.alloc(groups.length * 3);
  const numbers = new Uint8Array(2 ** (3 * BITS));
  groups.forEach((group, number) => {
    const [color] = group.reduce((a, b) => (b[1] > a[1] ? b : a));
    palette.writeUIntBE(color, number * 3, 3);
    for (const [replaced] of group) numbers[cellOf(replaced)] = number;
  });
  // Each row begins with the number of its filter: none.
  const rows = new Uint8Array((width + 1) * height);
  let pixel = words[0] ?? 0;
  let number = numbers[cellOf(colorOf(pixel))] ?? 0;
  for (let row = 0, at = 0, to = 0; row < height; row++) {
    to++;
    for (let column = 0; column < width; column++, at++, to++) {
      const next = words[at] ?? 0;
      if (next !== pixel) {
        pixel = next;
        number = numbers[cellOf(colorOf(pixel))] ?? 0;
      }
      rows[to] = number;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for a number, colors from the palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
