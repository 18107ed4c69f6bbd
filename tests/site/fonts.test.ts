/** What the pages print, the fonts have: a letter of another face in a word looks like a mistake. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtSite, root } from './built-site.ts';

type SubsetFont = (
  font: Buffer,
  text: string,
  options: { readonly targetFormat: 'sfnt' },
) => Promise<Buffer>;
const subsetFont = createRequire(import.meta.url)('subset-font') as SubsetFont;

/** Arrows, signs, and letters of other scripts are left to the next family of the stack. */
const OURS = /\p{Script=Latin}|\p{P}|\p{N}|\p{Sc}/u;
/** Set in the system’s own fixed-width face, or for screen readers only. */
const NOT_OURS = 'script, style, template, code, pre, kbd, samp, [hidden]';
const HEADINGS = 'h1, h2, h3, .number, .stats strong, .name';

const site = await builtSite();
const printed = { all: new Set<string>(), headings: new Set<string>() };
for (const { $ } of site.pages.values()) {
  const body = $('body').clone();
  body.find(NOT_OURS).remove();
  for (const letter of body.text()) printed.all.add(letter);
  for (const letter of body.find(HEADINGS).text()) printed.headings.add(letter);
}

/** The characters that a font draws: the keys of its `cmap`, which is in format 4 here. */
async function lettersOf(file: string, wanted: readonly string[]): Promise<Set<string>> {
  const woff2 = await readFile(join(root, 'src/fonts', file));
  const font = await subsetFont(woff2, wanted.join(''), { targetFormat: 'sfnt' });
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? NaN;
  const cmap = font.readUInt32BE(entry + 8);
  const table = cmap + font.readUInt32BE(cmap + 8);
  expect(font.readUInt16BE(table)).toBe(4);
  const segments = font.readUInt16BE(table + 6) / 2;
  const word = (list: number, i: number) =>
    font.readUInt16BE(table + 14 + 2 * (list * segments + i));
  const letters = new Set<string>();
  for (let i = 0; i < segments; i++) {
    const [last, first] = [word(0, i), font.readUInt16BE(table + 16 + 2 * (segments + i))];
    for (let code = first; code <= last && code < 0xffff; code++)
      letters.add(String.fromCodePoint(code));
  }
  return letters;
}

describe.each([
  ['the text face', 'source-serif-4.woff2', printed.all],
  ['the display face', 'besley-600.woff2', printed.headings],
])('%s', (_, file, letters) => {
  const wanted = [...letters].filter((letter) => OURS.test(letter));
  let has: ReadonlySet<string>;
  beforeAll(async () => {
    has = await lettersOf(file, wanted);
  });

  it('has every letter, digit, and mark of punctuation that the pages print in it', () => {
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((letter) => !has.has(letter))).toEqual([]);
  });
});
