/**
 * Cut the two typefaces of the site to what its pages print: `node tools/subset-fonts.ts`.
 *
 * Run by hand after a new release of a font package; the results are committed, so that a build
 * needs neither the packages nor this tool. The same packages give the same bytes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUTPUT = fileURLToPath(new URL('../src/fonts/', import.meta.url));
const LIMIT = 45_000;

/** Code points `first` to `last`, both included. */
function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/**
 * What headings print. The packages follow Google's Latin slice, which has no ≠ ≤ ≥ ← → and no
 * narrow no-break space: they are listed for the day it does, and until then the next family of
 * the stack draws them.
 */
const HEADINGS =
  range(0x20, 0x7e) + range(0xc0, 0xff) + 'Œœ‘’“”–—…•·×−≠≤≥←→€£«»¿¡' + '\u{a0}\u{202f}';

/** Running text also quotes units, fractions, footnote marks, and other people’s punctuation. */
const TEXT = HEADINGS + '„‹›′″§©®™°±µ²³¼½¾Ÿ↑↓' + '\u{2009}\u{ad}';

type Axes = Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;

interface Cut {
  readonly source: string;
  readonly output: string;
  readonly license: string;
  /** The notice inside the font; the license asks that every copy carries it. */
  readonly copyright: string;
  readonly text: string;
  readonly axes: Axes;
}

const CUTS: readonly Cut[] = [
  {
    source: '@fontsource-variable/besley/files/besley-latin-wght-normal.woff2',
    output: 'besley-600.woff2',
    license: 'LICENSE-besley.txt',
    copyright:
      'Copyright 2020 The Besley Project Authors (https://github.com/indestructible-type/Besley)',
    text: HEADINGS,
    // One weight: with 500 to 700 it would be 28 kB, and both faces together 55.
    axes: { wght: 600 },
  },
  {
    source: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
    output: 'source-serif-4.woff2',
    license: 'LICENSE-source-serif-4.txt',
    copyright:
      '© 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name ‘Source’.',
    text: TEXT,
    // 16 is the size of a paragraph; a live optical axis would cost as much again as the font.
    axes: { opsz: 16, wght: { min: 400, max: 600 } },
  },
];

/** The part of `subset-font` used here; the package has no types of its own. */
type SubsetFont = (
  font: Buffer,
  text: string,
  options: {
    readonly targetFormat: 'woff2';
    readonly keepFeatures: readonly string[];
    readonly variationAxes: Axes;
    readonly noHinting: boolean;
    readonly dropTables: readonly string[];
  },
) => Promise<Buffer>;

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font') as SubsetFont;

async function cut({ source, output, license, copyright, text, axes }: Cut): Promise<number> {
  const file = require.resolve(source);
  const font = await subsetFont(await readFile(file), text, {
    targetFormat: 'woff2',
    // Lining figures are the default of both faces; Source Serif’s are tabular as well.
    keepFeatures: ['kern', 'liga', 'tnum', 'lnum'],
    variationAxes: axes,
    noHinting: true,
    // Browsers need none of these. GDEF stays: it holds the deltas that vary kerning with weight.
    dropTables: ['BASE', 'STAT', 'gasp'],
  });
  const terms = await readFile(join(dirname(file), '..', 'LICENSE'), 'utf8');
  await writeFile(join(OUTPUT, output), font);
  // The packages open with a notice of their own making; the font’s own replaces it.
  const body = terms.slice(terms.indexOf('This Font Software is licensed'));
  await writeFile(join(OUTPUT, license), `${copyright}\n\n${body}`);
  console.log(`${output}: ${font.length} bytes`);
  return font.length;
}

let total = 0;
for (const each of CUTS) total += await cut(each);
console.log(`together: ${total} of at most ${LIMIT} bytes`);
if (total > LIMIT) process.exitCode = 1;
