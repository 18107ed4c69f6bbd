import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(resolve(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');
const COLORS = new Map(
  [...tokens.matchAll(/--color-([a-z]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const value = parseInt(color.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, printing: 'light' | 'dark'): number {
  const [dim = 0, bright = 0] = [one, other]
    .map((name) => luminance(COLORS.get(name)?.[printing] ?? ''))
    .toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

describe.each(['light', 'dark'] as const)('the colors of the %s printing', (printing) => {
  it.each(['paper', 'sheet', 'tint'])('let text be read on %s', (ground) => {
    for (const text of ['ink', 'soft', 'leaf', 'rust', 'ochre'])
      expect(contrast(text, ground, printing), text).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['paper', 'sheet'])('show on %s where a field ends and what has the focus', (ground) => {
    for (const mark of ['edge', 'leaf', 'rust'])
      expect(contrast(mark, ground, printing), mark).toBeGreaterThanOrEqual(3);
  });
});
