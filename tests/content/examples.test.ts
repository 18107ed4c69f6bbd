/** What the writers' pages show as finished has to pass the check that they speak of. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { SECTION_FILES } from '../../src/guides/guide.ts';
import { parseGuide } from '../../src/guides/reading/guide-parser.ts';
import { guideFrontmatter } from '../../src/guides/schema.ts';
import { soundGuide, TODAY } from './sound-guide.ts';

const root = resolve(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

test('the worked example of /contribute/ is a question without a problem', () => {
  const [, example = ''] = /```mdx\n([^]*?)\n```/.exec(text('src/pages/contribute.mdx')) ?? [];
  const files = Object.entries({ ...soundGuide('tester'), 'questions.mdx': example });
  const { problems, guide, mentions } = parseGuide(
    {
      slug: 'tester',
      path: 'content/guides/tester',
      files: new Map(files.map(([name, body]) => [name, { path: name, text: body }])),
      unreadable: new Set(),
      images: new Map(),
    },
    TODAY,
  );
  expect(problems).toEqual([]);
  expect(guide?.questions.items[0]?.keyPoints.length).toBeGreaterThanOrEqual(3);
  const skills = Object.keys(parse(text('content/skills.yaml')) as object);
  const named = mentions.filter(({ kind, file }) => kind === 'skill' && file === 'questions.mdx');
  expect(named.length).toBeGreaterThan(0);
  for (const { name } of named) expect(skills).toContain(name);
});

test('the frontmatter that content/README.md shows is what the check asks for', () => {
  const [, yaml = ''] = /```yaml\n---\n([^]*?)\n---\n```/.exec(text('content/README.md')) ?? [];
  const { data, error } = guideFrontmatter.safeParse(parse(yaml));
  expect(error?.issues).toEqual(
    // It needs a second figure, and the page shows one.
    [expect.objectContaining({ path: ['stats'] })],
  );
  expect(data).toBeUndefined();
  const shown = Object.keys(parse(yaml) as object);
  expect(Object.keys(guideFrontmatter.shape).filter((key) => !shown.includes(key))).toEqual([]);
});

test('content/README.md names every file of a guide', () => {
  for (const file of SECTION_FILES) expect(text('content/README.md')).toContain(`\`${file}\``);
});
