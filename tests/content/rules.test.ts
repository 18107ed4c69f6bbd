/** Tries every rule: its bad example, or what it describes, makes it fire; its good one does not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reviewGuides } from '../../src/editorial/review.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { refuse } from '../../src/guides/reading/refusals.ts';
import { syntaxProblem } from '../../src/guides/reading/syntax.ts';
import type { ExamplePlace } from '../../src/guides/rules/rule.ts';
import {
  RULE_GROUPS,
  RULE_IDS,
  ruleDescription,
  RULES,
  severityOf,
  type RuleId,
} from '../../src/guides/rules/rules.ts';
import { formTrouble } from '../../tools/link-form.ts';
import { checkAnswer } from '../../tools/link-verdicts.ts';
import type { Answer } from '../../tools/link-probe.ts';
import {
  answer,
  append,
  copyGuide,
  onDisk,
  remove,
  replace,
  textOf,
  write,
  type Change,
} from './disk.ts';
import { TODAY } from './sound-guide.ts';

const CHECKED = join(import.meta.dirname, '../site/picture.png');
const FIRST_POINT = /<KeyPoint[^]*?<\/KeyPoint>/;

/** Put an example where it belongs. */
const PUT: Record<Exclude<ExamplePlace, 'words'>, (example: string) => Change> = {
  text: answer,
  frontmatter: (example) => (tree) => {
    const text = textOf(tree, 'guide.mdx');
    const without = [...example.matchAll(/^(\w+):/gm)].reduce(
      (left, [, key]) => left.replace(new RegExp(`\\n${key ?? ''}:.*(?:\\n  .*)*`), ''),
      text,
    );
    write('guide.mdx', without.replace('---\n', `---\n${example}\n`))(tree);
  },
  'question-tag': (example) => (tree) => {
    write('questions.mdx', textOf(tree, 'questions.mdx').replace(/<Question.*\/>/, example))(tree);
  },
  'key-point': (example) => (tree) => {
    write('questions.mdx', textOf(tree, 'questions.mdx').replace(FIRST_POINT, example))(tree);
  },
  'questions.mdx': (example) => write('questions.mdx', example),
  'prep-tips.mdx': (example) => write('prep-tips.mdx', example),
  'formats.mdx': (example) => write('formats.mdx', example),
  'faqs.mdx': (example) => write('faqs.mdx', example),
  'related-guides.mdx': (example) => write('related-guides.mdx', example),
  'skills.yaml': (example) => write('skills.yaml', example),
};

/** The rules that the check of `content/` gives after a change, for the guide “tester”. */
async function rulesAfter(
  change: Change,
  { today = TODAY, among = ['tester'] }: { today?: string; among?: string[] } = {},
): Promise<{ rules: RuleId[]; errors: RuleId[] }> {
  const disk = await onDisk(change);
  try {
    const reader = new ContentReader(disk.root);
    const { content, problems } = await reader.read(TODAY);
    const guides = content.guides.filter(({ slug }) => among.includes(slug));
    const found = reviewGuides(guides, (file) => reader.sourceOf(file), today);
    const rules = [...problems, ...found].map(({ rule }) => rule);
    return { rules, errors: problems.map(({ rule }) => rule) };
  } finally {
    await disk.remove();
  }
}

type Described = {
  [Id in RuleId]: (typeof RULES)[Id]['at'] extends 'words' ? Id : never;
}[RuleId];
type Finder = () => Promise<{ rules: RuleId[]; errors: RuleId[] }>;
type Pair = readonly [bad: Finder, good: Finder];

const SOUND: Change = () => undefined;
const file = (bad: Change, good: Change = SOUND): Pair => [
  () => rulesAfter(bad),
  () => rulesAfter(good),
];
const said = (found: { rule: RuleId } | undefined): Finder => {
  const rules = found ? [found.rule] : [];
  return () => Promise.resolve({ rules, errors: rules });
};
const picture =
  (markdown: string): Change =>
  (tree) => {
    write('board.png', readFileSync(CHECKED))(tree);
    answer(markdown)(tree);
  };
const link = (
  verdict: Answer['verdict'],
  title = 'Wages',
  known = { title: 'Wages', seen: TODAY },
): Finder =>
  said(
    checkAnswer({ verdict, said: 'so', title, url: 'https://a.example/' }, known, {
      today: TODAY,
      isAccepted: false,
    }).finding,
  );
const form = (url: string): Finder => said(formTrouble(url) && { rule: 'link-form' });
const sample = (words: number) =>
  replace(
    'questions.mdx',
    '<KeyPoint',
    `<SampleAnswer>\n${'I say why. '.repeat(words / 3)}\n</SampleAnswer>\n\n<KeyPoint`,
  );
const moved =
  (to: string): Change =>
  (tree) => {
    copyGuide(to)(tree);
  };

const alike =
  (other: string): Change =>
  (tree) => {
    answer('Bring three stories that show how you own a failing service.')(tree);
    const path = 'guides/alpha/faqs.mdx';
    const sentence = `Bring three stories that show how you own a failing ${other}.`;
    write(path, textOf(tree, path).replace('Yes, a little.', sentence))(tree);
  };
const allowing = (words: string, text: string) =>
  `---\nallow:\n  - rule: filler\n    text: ${words}\n    reason: The lever is a real one.\n---\n\n## Must I write code?\n\n${text}\n`;

/** A guide of the right size; the one of the fixture has too little of everything. */
const realGuide: Finder = async () => {
  const reader = new ContentReader(join(import.meta.dirname, '../..'));
  const { guide, problems } = await reader.readGuide('api-developer');
  if (!guide) throw new Error('The guide has problems.');
  const found = reviewGuides([guide], (path) => reader.sourceOf(path), guide.updated);
  return { rules: found.map(({ rule }) => rule), errors: problems.map(({ rule }) => rule) };
};

/** What cannot be shown in a line or two, made. The compiler asks for each. */
const DESCRIBED: Record<Described, Pair> = {
  'unexpected-file': file(write('Notes.docx', 'x')),
  'no-links': file(write('authors/root.yaml', { link: '/etc/hostname' })),
  'no-guides': file((tree) => {
    for (const path of [...tree.keys()]) if (path.startsWith('guides/')) tree.delete(path);
  }),
  'missing-file': file(remove('skills.yaml')),
  'missing-section': file(remove('faqs.mdx')),
  'bad-image': file(write('board.png', 'x'), write('board.png', readFileSync(CHECKED))),
  'file-too-large': file(write('faqs.mdx', { size: 300_000 })),
  'byte-order-mark': file((tree) => {
    write('faqs.mdx', `\ufeff${textOf(tree, 'faqs.mdx')}`)(tree);
  }),
  'line-endings': file((tree) => {
    write('faqs.mdx', textOf(tree, 'faqs.mdx').replaceAll('\n', '\r\n'))(tree);
  }),
  'too-many-lines': file(append('faqs.mdx', '\n'.repeat(6_000))),
  'line-too-long': file(answer('word '.repeat(1_100))),
  encoding: file(write('faqs.mdx', new Uint8Array([0xff, 0xfe, 0x61, 0]))),
  'hidden-character': file(answer('Yes,\u202e a little.')),
  'folder-name': file(moved('Tester Two'), moved('tester-two')),
  'reserved-name': file(moved('compare'), moved('comparer')),
  'too-tangled': file(answer('word\n'.repeat(2_100)), answer('word\n\n'.repeat(20))),
  'too-deep': file(answer(`${'> '.repeat(30)}Yes.`), answer('> > Yes.')),
  'missing-frontmatter': file(write('guide.mdx', 'Only text.\n')),
  'missing-key': file(replace('guide.mdx', 'field: engineering\n', '')),
  'not-allowed': [said(refuse({ type: 'math' })), () => rulesAfter(SOUND)],
  'mdx-syntax': [
    said(syntaxProblem('1:1: a word of a newer parser', 'x')),
    () => rulesAfter(SOUND),
  ],
  'misplaced-heading': file(append('guide.mdx', '\n## More\n\nWords.\n')),
  'quick-answer-length': file(append('guide.mdx', `\n${'word '.repeat(100)}\n`)),
  'too-many-items': file(
    write('faqs.mdx', Array.from({ length: 61 }, (_, n) => `## Item ${n}\n\nYes.\n`).join('\n')),
  ),
  'long-heading': file(replace('faqs.mdx', 'Must I write code?', 'word '.repeat(50))),
  'image-alt': file(picture('![](./board.png)'), picture('![A board](./board.png)')),
  'image-place': file(
    picture('![A board](https://a.example/board.png)'),
    picture('![A board](./board.png)'),
  ),
  'image-missing': file(picture('![A board](./bord.png)'), picture('![A board](./board.png)')),
  'link-form': [form('https://bit.ly/2x'), form('https://www.rfc-editor.org/rfc/rfc9110')],
  'link-gone': [link('gone'), link('fine')],
  'link-wrong': [link('wrong'), link('fine')],
  'link-title': [link('fine', 'Win a phone'), link('fine')],
  'link-moved': [link('moved'), link('fine')],
  'link-unsure': [link('unsure'), link('fine')],
  amount: [() => rulesAfter(SOUND), realGuide],
  'sample-length': file(sample(30), sample(180)),
  'shared-sentence': [
    () => rulesAfter(SOUND, { among: ['tester', 'alpha'] }),
    () => rulesAfter(SOUND),
  ],
  'similar-sentence': [
    () => rulesAfter(alike('release'), { among: ['tester', 'alpha'] }),
    () => rulesAfter(alike('release')),
  ],
  'due-for-review': [
    () => rulesAfter(SOUND, { today: '2027-11-24' }),
    () => rulesAfter(SOUND, { today: '2027-11-23' }),
  ],
  'unused-allow': file(
    write('faqs.mdx', allowing('leverage', 'Pull the rope.')),
    write('faqs.mdx', allowing('leverage', 'You leverage the rope.')),
  ),
};

function finders(id: RuleId): Pair {
  const { at, bad, good } = RULES[id];
  if (at === 'words') return DESCRIBED[id as Described];
  const put = PUT[at];
  return [() => rulesAfter(put(bad)), () => rulesAfter(put(good))];
}

describe('every rule', () => {
  test.each(RULE_IDS)('%s: fires on its bad example and not on its good one', async (id) => {
    const [bad, good] = finders(id);
    const before = await good();
    expect((await bad()).rules).toContain(id);
    expect(before.rules).not.toContain(id);
    expect(before.errors).toEqual([]);
  });

  test.each(RULE_IDS)('%s: says why, to people', (id) => {
    const { title, reason, bad, good } = RULES[id];
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(reason).toMatch(/^\p{Lu}.{20,240}\.$/u);
    expect(bad).not.toBe(good);
    expect(ruleDescription(RULES[id])).toMatch(/^.{50,170}$/);
  });
});

test('no rule stands in two groups, and advice alone refuses nothing of a guide', () => {
  const names = RULE_GROUPS.flatMap(({ rules }) => Object.keys(rules));
  expect(names.toSorted()).toEqual(RULE_IDS.toSorted());
  const notes = RULE_IDS.filter((id) => severityOf(id) === 'warning');
  const advice = RULE_GROUPS.flatMap(({ name, rules }) =>
    name === 'Advice' ? Object.keys(rules) : [],
  );
  expect(notes.filter((id) => !advice.includes(id))).toEqual([
    'unused-allow',
    'link-moved',
    'link-unsure',
  ]);
});
