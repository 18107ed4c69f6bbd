import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixGuideFile } from '../../src/guides/fixes.ts';
import { parseGuide } from '../../src/guides/reading/guide-parser.ts';
import { decode } from '../../src/guides/reading/source.ts';
import { fixContent } from '../../tools/fix-content.ts';
import { mdx, mutatedGuide } from './arbitrary.ts';
import { onDisk } from './disk.ts';
import { soundGuide, TODAY } from './sound-guide.ts';

const runs = {
  seed: Number(process.env['SEED'] ?? 20_261_128),
  numRuns: Number(process.env['RUNS'] ?? 400),
};

function parse(files: ReadonlyMap<string, string>) {
  const sources = new Map(
    [...files].map(([name, text]) => [name, { path: name, text: decode(Buffer.from(text)).text }]),
  );
  return parseGuide(
    { slug: 'tester', path: '.', files: sources, unreadable: new Set(), images: new Map() },
    TODAY,
  );
}
const fixAll = (files: ReadonlyMap<string, string>) =>
  new Map([...files].map(([name, text]) => [name, fixGuideFile(text).text]));

/** Ways in which editors and habits change a text that reads the same. */
const HABITS: ((text: string) => string)[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/\n\n/g, '\n \n'),
  (text) => text.trimEnd(),
  (text) => text.replace(/(id="[^"]*") (type="[^"]*")/g, '$2 $1'),
  (text) => text.replace(/(signals="[^"]*") (followUp="[^"]*")/g, '$2\n  $1'),
  (text) => text.replace(/^- /gm, '* '),
  (text) => text.replace(/^(field: .*)\n([^]*?)^(authors: .*)\n/m, '$3\n$2$1\n'),
];

test('what is mended twice is as mended once, whatever stands in the file', () => {
  fc.assert(
    fc.property(mdx, (text) => {
      const once = fixGuideFile(text).text;
      expect(fixGuideFile(once)).toEqual({ text: once, mended: [] });
    }),
    runs,
  );
});

test('a guide reads the same before and after, and has no more problems than before', () => {
  fc.assert(
    fc.property(mutatedGuide, (files) => {
      const [before, after] = [parse(files), parse(fixAll(files))];
      if (before.guide) expect(after.guide).toEqual(before.guide);
      expect(after.problems.length).toBeLessThanOrEqual(before.problems.length);
    }),
    runs,
  );
});

test('habits are undone, and the guide is the one it was', () => {
  const guide = new Map(Object.entries(soundGuide('tester')));
  const sound = parse(guide).guide;
  expect(sound).toBeDefined();
  fc.assert(
    fc.property(fc.subarray(HABITS, { minLength: 1 }), (habits) => {
      const files = new Map(
        [...guide].map(([name, text]) => [
          name,
          habits.reduce((changed, habit) => habit(changed), text),
        ]),
      );
      const fixed = fixAll(files);
      expect(parse(fixed)).toMatchObject({ guide: sound, problems: [] });
      for (const text of fixed.values()) expect(text).not.toMatch(/\r|\ufeff|[ \t]$/m);
    }),
    { ...runs, numRuns: 100 },
  );
});

test('the guides of the project leave nothing to mend', async () => {
  const guides = resolve(import.meta.dirname, '../../content/guides');
  const files = (await readdir(guides, { recursive: true })).filter((name) =>
    name.endsWith('.mdx'),
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files)
    expect([file, fixGuideFile(await readFile(join(guides, file), 'utf8')).mended]).toEqual([
      file,
      [],
    ]);
});

test('the command says what it mended, file by file, and leaves what is not UTF-8', async () => {
  const disk = await onDisk();
  try {
    const path = (name: string) => join(disk.root, 'content/guides/alpha', name);
    const text = await readFile(path('faqs.mdx'), 'utf8');
    await writeFile(path('faqs.mdx'), text.replaceAll('\n', ' \r\n'));
    const latin = Buffer.from([0x23, 0xe9, 0x0d, 0x0a]);
    await writeFile(path('mistakes.mdx'), latin);
    expect(await fixContent(disk.root)).toContain(
      'content/guides/alpha/faqs.mdx: mended line ends, trailing space',
    );
    expect(await readFile(path('faqs.mdx'), 'utf8')).toBe(text);
    expect((await readFile(path('mistakes.mdx'))).equals(latin)).toBe(true);
    expect(await fixContent(disk.root)).toEqual([]);
  } finally {
    await disk.remove();
  }
});
