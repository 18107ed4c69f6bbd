import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { sortProblems, type Problem } from '../../src/guides/problem.ts';
import { formatProblem } from '../../src/guides/problem-text.ts';
import {
  answer,
  all,
  onDisk,
  replace,
  remove,
  summary,
  write,
  type Change,
  type Row,
} from './disk.ts';
import * as links from './rows-links.ts';
import * as mdx from './rows-mdx.ts';
import * as structure from './rows-structure.ts';
import * as yaml from './rows-yaml.ts';
import { TODAY } from './sound-guide.ts';

/** Read a changed `content/` once, from the disk. */
async function read(change?: Change) {
  const disk = await onDisk(change);
  try {
    const reader = new ContentReader(disk.root);
    const { content, problems } = await reader.read(TODAY);
    return {
      content,
      problems,
      printed: problems
        .map((problem) => formatProblem(problem, reader.sourceOf(problem.file)))
        .join('\n'),
    };
  } finally {
    await disk.remove();
  }
}

const CONTROLS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

function expectHelp({ expected, fix, message, line, column }: Problem): void {
  expect(message).toMatch(/\S/);
  expect(expected).toMatch(/\S.*\S/);
  expect(fix).toMatch(/\S.*\S/);
  expect(`${expected} ${fix}`).not.toMatch(/undefined|\[object/);
  expect(line).toBeGreaterThanOrEqual(1);
  expect(column).toBeGreaterThanOrEqual(1);
}

const groups: Record<string, readonly Row[]> = { ...yaml, ...mdx, ...links, ...structure };

describe('hostile content', () => {
  it('is tried in at least 100 ways, each with a name of its own', () => {
    const names = Object.values(groups).flatMap((rows) => rows.map(([name]) => name));
    expect(names.length).toBeGreaterThanOrEqual(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  for (const [group, rows] of Object.entries(groups)) {
    describe(group, () => {
      it.each(rows)('%s: has its problem at its place', async (_, change, expected) => {
        const started = performance.now();
        const { problems, printed } = await read(change);
        expect(problems.map(summary)).toEqual(expected);
        expect(expected.length).toBeGreaterThan(0);
        problems.forEach(expectHelp);
        expect(printed).not.toMatch(CONTROLS);
        expect(printed).not.toContain('root:x:0');
        expect(performance.now() - started).toBeLessThan(40_000);
      });
    });
  }
});

describe('sound content', () => {
  it('has no problem at all', async () => {
    const { problems, content } = await read();
    expect(problems).toEqual([]);
    expect(content.guides.map(({ slug }) => slug)).toEqual(['alpha', 'beta', 'gamma', 'tester']);
    expect(content.guides[0]?.questions.items[0]?.keyPoints).toHaveLength(3);
  });
});

describe('several broken files', () => {
  const broken = all(
    replace('guide.mdx', 'role: Tester', 'role: 5'),
    answer('<b>Yes</b>\n\n{1}\n\n[no](javascript:x)'),
    remove('mistakes.mdx'),
    replace('guides/alpha/formats.mdx', 'round="onsite"', 'round="moon"'),
    replace('skills.yaml', 'name: HTTP', 'nam: HTTP'),
    write('prep-tips.mdx', new Uint8Array([0xff, 0xfe, 0x61, 0])),
  );

  it('give all their problems in one run, in the order of the files', async () => {
    const { problems } = await read(broken);
    expect(problems.map((problem) => summary(problem).replace(/: .*/, ''))).toEqual([
      'guides/alpha/formats.mdx:3:22 unknown-value',
      'faqs.mdx:3:1 no-html',
      'faqs.mdx:5:1 no-expression',
      'faqs.mdx:7:1 unsafe-link',
      'guide.mdx:2:7 wrong-type',
      'mistakes.mdx:1:1 missing-section',
      'prep-tips.mdx:1:1 encoding',
      'skills.yaml:5:3 missing-key',
      'skills.yaml:5:3 unknown-key',
    ]);
    expect(problems).toEqual(sortProblems(problems));
  });

  it('do not make the sound guides vanish', async () => {
    const { content } = await read(broken);
    expect(content.guides.map(({ slug }) => slug)).toEqual(['beta', 'gamma']);
  });

  it('show an unclosed tag in one item and what is wrong in the next', async () => {
    const { problems } = await read(
      write(
        'faqs.mdx',
        '## One?\n\n<Callout kind="tip">\n\nYes.\n\n## Two?\n\n<b>No</b>\n\n## Three?\n\n<Callout kind="tpi">No</Callout>\n',
      ),
    );
    expect(problems.map((problem) => summary(problem).replace(/: .*/, ''))).toEqual([
      'faqs.mdx:3:1 unclosed-tag',
      'faqs.mdx:9:1 no-html',
      'faqs.mdx:13:10 unknown-value',
    ]);
  });
});

describe('what is printed', () => {
  let printed = '';
  let escaped = '';
  beforeAll(async () => {
    printed = (await read(replace('questions.mdx', 'level="mid"', 'levle="mid"'))).printed;
    escaped = (
      await read(
        all(answer('a \u001b]0;x\u0007 \u202e b'), write('a\u001b[2J\n::error::x.mdx', 'x')),
      )
    ).printed;
  });

  it('names the place, the rule, the line with a caret, what was expected, the fix, and the page that says why', () => {
    expect(printed.split('\n').slice(-6)).toEqual([
      'content/guides/tester/questions.mdx:5:45  “levle” is not an attribute of <Question>  [unknown-attribute]',
      '    5 | <Question id="test-an-api" type="technical" levle="mid" skills="testing, http" minutes="10" />',
      '      |                                             ^',
      '  expected  one of: id, type, level, skills, minutes',
      '  fix       write level',
      '  why       /contribute/rules/unknown-attribute/',
    ]);
  });

  it('holds no character that a terminal or a build log would obey', () => {
    expect(escaped).toContain('hidden-character');
    expect(escaped).toContain('unexpected-file');
    expect(escaped).not.toMatch(CONTROLS);
    expect(escaped.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  });
});

describe('links out of content/', () => {
  let problems: Problem[] = [];
  let printed = '';
  beforeAll(async () => {
    ({ problems, printed } = await read((tree) => {
      for (const path of [...tree.keys()]) if (path.startsWith('guides/')) tree.delete(path);
      write('./guides', { link: '/etc' })(tree);
      write('authors/root.yaml', { link: '/etc/passwd' })(tree);
    }));
  });
  afterAll(() => expect(printed).not.toContain('root:'));

  it('are never followed, not even in the place of a folder', () => {
    expect(problems.map(summary)).toEqual([
      'authors/root.yaml:1:1 no-links: “root.yaml” is a link to somewhere else, or no file at all',
      'guides:1:1 no-links: “guides” is a link to somewhere else, or no file at all',
    ]);
  });
});
