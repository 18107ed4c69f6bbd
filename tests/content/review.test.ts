import { describe, expect, test } from 'vitest';
import { reviewGuides } from '../../src/editorial/review.ts';
import type { AdviceId } from '../../src/guides/rules/rules.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { all, answer, onDisk, replace, summary, type Change } from './disk.ts';
import { soundGuide, TODAY } from './sound-guide.ts';

const HOME = 'content/guides/tester/';

/** What an editor says of the guide “tester” after a change, amounts apart: the guide is a small one. */
async function warnings(change?: Change, today = TODAY): Promise<string[]> {
  const disk = await onDisk(change);
  try {
    const reader = new ContentReader(disk.root);
    const { content, problems } = await reader.read(today);
    expect(problems.map(summary)).toEqual([]);
    const tester = content.guides.filter(({ slug }) => slug === 'tester');
    const found = reviewGuides(tester, (file) => reader.sourceOf(file), today);
    return found.map(({ file, line, column, rule, message }) =>
      [`${file.replace(HOME, '')}:${line}:${column}`, `${rule}:`, message].join(' '),
    );
  } finally {
    await disk.remove();
  }
}

const isAmount = (warning: string) => warning.includes(' amount: ');
const spoken = (count: number) =>
  `<SampleAnswer>
${'I say why. '.repeat(count / 3)}
</SampleAnswer>

<KeyPoint`;
const sample = (count: number) => replace('questions.mdx', '<KeyPoint', spoken(count));

/** Rule, what is written, what is printed. */
const ROWS: readonly (readonly [rule: AdviceId, change: Change, printed: string])[] = [
  ['filler', answer('You can leverage a log.'), 'faqs.mdx:3:9 filler: “leverage”'],
  ['filler', answer('Yes.\n\n- Read it in order to know.'), 'faqs.mdx:5:11 filler: “in order to”'],
  ['filler', answer('Read it aloud\nbefore you leverage it.'), 'faqs.mdx:4:12 filler: “leverage”'],
  ['inclusive', answer('Ask the guys.'), 'faqs.mdx:3:9 inclusive: “guys”'],
  [
    'long-sentence',
    answer(`Short one. ${'And then '.repeat(23)}it ends.`),
    'faqs.mdx:3:12 long-sentence: a sentence of 48 words',
  ],
  [
    'link-text',
    answer('The rules are [here](https://www.rfc-editor.org/).'),
    'faqs.mdx:3:15 link-text: the link says “here”',
  ],
  [
    'unsourced-figure',
    answer('Yes. Candidates fail in 70% of cases.'),
    'faqs.mdx:3:25 unsourced-figure: “70%” has no source',
  ],
  [
    'signal-in-question',
    replace('questions.mdx', 'signals="contract;', 'signals="test;'),
    'questions.mdx:9:11 signal-in-question: the signal “test” stands in the question',
  ],
  [
    'repeated-signal',
    replace('questions.mdx', 'timeout; limit', 'contract; limit'),
    'questions.mdx:13:11 repeated-signal: the signal “contract” is also that of the point in line 9',
  ],
  [
    'repeated-signal',
    replace('questions.mdx', 'contract; boundary; retry', 'contract; boundary; retry; retries'),
    'questions.mdx:9:11 repeated-signal: the signal “retries” says the same as another one of this point',
  ],
  [
    'similar-points',
    replace('questions.mdx', 'Names the limits.', 'The contract it names.'),
    'questions.mdx:14:1 similar-points: this point says nearly the same as that in line 10',
  ],
  ['sample-length', sample(30), 'questions.mdx:10:1 sample-length: a sample answer of 30 words'],
];

describe('an editor warns of', () => {
  test.each(ROWS)('%s', async (_, change, printed) => {
    const before = await warnings();
    const after = (await warnings(change)).filter((warning) => !before.includes(warning));
    expect(after.filter((warning) => !isAmount(warning))).toEqual([printed]);
  });

  test('amount: what is too little, and where', async () => {
    const held = await warnings();
    expect(held.filter(isAmount)).toContain('questions.mdx:1:1 amount: 0 sample answers');
  });

  test('amount: signals that cannot be heard, since the question says them or they repeat', async () => {
    const printed = 'questions.mdx:9:11 amount: 2 signals of this point can be heard';
    expect(await warnings()).not.toContain(printed);
    for (const signals of [
      'signals="contract; boundary; test"',
      'signals="retry; boundary; retries"',
    ])
      expect(
        await warnings(replace('questions.mdx', 'signals="contract; boundary; retry"', signals)),
      ).toContain(printed);
  });

  test('due-for-review: a guide that nobody looked at for a year', async () => {
    expect(await warnings(undefined, '2027-11-23')).not.toContainEqual(
      expect.stringContaining('due-for-review'),
    );
    expect(await warnings(undefined, '2027-11-24')).toContain(
      'guide.mdx:1:1 due-for-review: updated 2026-11-23, over a year ago',
    );
  });

  test('shared-sentence: a sentence of two guides, also with another role in it', async () => {
    const disk = await onDisk(
      all(answer('Ask what a tester owns before you ask for tools.'), (tree) =>
        tree.set(
          'guides/alpha/faqs.mdx',
          (soundGuide('alpha')['faqs.mdx'] ?? '').replace(
            'Yes, a little.',
            'Ask what a alpha owns before you ask for tools.',
          ),
        ),
      ),
    );
    try {
      const reader = new ContentReader(disk.root);
      const { content } = await reader.read(TODAY);
      const found = reviewGuides(
        content.guides,
        (file) => (file.endsWith('/faqs.mdx') ? reader.sourceOf(file) : undefined),
        TODAY,
      );
      expect(
        found.filter(
          ({ rule, message }) => rule === 'shared-sentence' && message.includes('alpha'),
        ),
      ).toMatchObject([
        {
          file: `${HOME}faqs.mdx`,
          line: 3,
          column: 1,
          message: 'this sentence stands in content/guides/alpha/faqs.mdx:3, too',
        },
      ]);
    } finally {
      await disk.remove();
    }
  });
});

describe('an editor leaves alone', () => {
  test.each<[what: string, change: Change]>([
    ['code', answer('Write `leverage` and\n\n```sh\nleverage guys\n```')],
    [
      'how people really speak',
      replace(
        'questions.mdx',
        '<KeyPoint',
        '<WeakAnswer>\nI would simply ask the guys.\n</WeakAnswer>\n\n<KeyPoint',
      ),
    ],
    [
      'a figure with its source',
      answer('Candidates fail in 70% of [cases of 2025](https://www.bls.gov/oes/).'),
    ],
    ['a figure of a made-up task', answer('The disk is full at 70%.')],
    ['a sample of the right length', sample(180)],
  ])('%s', async (_, change) => {
    const before = await warnings();
    const after = (await warnings(change)).filter((warning) => !before.includes(warning));
    expect(after.filter((warning) => !isAmount(warning))).toEqual([]);
  });
});
