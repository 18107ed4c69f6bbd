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

/** Colors that differ in their last bits alone fall together; `bits` of each channel count. */
function countColors(pixels: Buffer, bits: number): Map<number, Map<number, number>> {
  const drop = 8 - bits;
  const groups = new Map<number, Map<number, number>>();
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    const group = ((red >> drop) << 16) | ((green >> drop) << 8) | (blue >> drop);
    const color = (red << 16) | (green << 8) | blue;
    let colors = groups.get(group);
    if (!colors) groups.set(group, (colors = new Map<number, number>()));
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  return groups;
}

/**
 * Opaque pixels as a PNG with numbered colors: for drawings in a few inks a third of the bytes of
 * one with full colors. Each number stands for the most frequent color of those that it replaces,
 * so that flat areas keep theirs exactly.
 *
 * @param pixels four bytes each, row by row
 */
export function indexedPng(pixels: Buffer, width: number, height: number): Buffer {
  let bits = 6;
  let groups = countColors(pixels, bits);
  while (groups.size > COLORS) groups = countColors(pixels, --bits);
  const palette = Buffer.alloc(groups.size * 3);
  const numbers = new Map<number, number>();
  [...groups].forEach(([group, colors], index) => {
    const [color] = [...colors].reduce((a, b) => (b[1] > a[1] ? b : a));
    palette.writeUIntBE(color, index * 3, 3);
    numbers.set(group, index);
  });
  const drop = 8 - bits;
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 1; column <= width; column++, at += 4) {
      const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      const group = ((red >> drop) << 16) | ((green >> drop) << 8) | (blue >> drop);
      rows[row * (width + 1) + column] = numbers.get(group) ?? 0;
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
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
