import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { guide, summary } from '../../src/guides/fixtures.ts';
import { guideData } from '../../src/guides/guide-data.ts';
import { guidePage, type Surroundings } from '../../src/guides/guide-page.ts';
import type { SectionFile } from '../../src/guides/guide.ts';
import { deckData } from '../../src/practice/deck-data.ts';
import { plainGuide, wholeMarkdown, withFrontmatter } from './plain-guide.ts';

const stat = {
  label: 'Median pay',
  value: '$90,000 a year',
  scope: 'Keepers of storage everywhere',
  source: { name: 'BLS', url: 'https://www.bls.gov/' },
};
const whole = guide({ stats: [stat] });
const around = {
  guides: new Map([
    ['storage-keeper', summary('storage-keeper')],
    ['dns-keeper', summary('dns-keeper', { role: 'DNS keeper' })],
  ]),
  plates: new Map([['storage-keeper', 1]]),
  related: () => [
    { guide: summary('dns-keeper', { role: 'DNS keeper' }), reason: 'Names come first.' },
  ],
  skills: {
    storage: { name: 'Storage', meaning: 'Keeping bytes.' },
    linux: { name: 'Linux', meaning: 'The kernel.' },
  },
  fields: {},
  authors: {
    editors: { name: 'The editors', kind: 'organization', role: 'Editors', bio: 'They edit.' },
  },
  today: '2026-03-04',
} satisfies Surroundings;
const page = guidePage(whole, around);
const documents = {
  guide: guideData(whole, around),
  deck: deckData(whole, { points: 1, common: [] }, new Map()),
};
const sources = new Map<SectionFile, string>([
  ['guide.mdx', '---\nrole: Storage keeper\n---\n\nIt tests care.\n'],
  [
    'questions.mdx',
    `## The disk is full. What now?

<Question id="full-disk" type="technical" level="mid" skills="storage" minutes="8" />

Look before you delete.

<KeyPoint signals="du; df; deleted file" followUp="And if they differ?">
Compares two views.
</KeyPoint>

<WeakAnswer>
I delete logs.
</WeakAnswer>

<SampleAnswer>
I ask who writes there.
</SampleAnswer>

<Reference title="df(1)" publisher="man7.org" url="https://man7.org/df" />
`,
  ],
  [
    'formats.mdx',
    '## Lab\n\n<Format minutes="60" round="technical" evaluatedOn="care; order" />\n',
  ],
  ['faqs.mdx', '## Is it hard?\n\nNo, [less than names](../dns-keeper/).\n'],
]);

describe('a guide without our tags', () => {
  const plain = plainGuide(page, sources, documents);

  it('says in Markdown what the tags say on our page', () => {
    expect(plain.body).not.toMatch(/<[A-Z]/);
    for (const words of [
      'Technical, mid level, 8 min',
      'Tests: Storage',
      '- Compares two views.',
      'And if they differ?',
      'I delete logs.',
      'I ask who writes there.',
      '[df(1)](https://man7.org/df)',
      'Scored: care; order',
    ])
      expect(plain.body).toContain(words);
  });

  it('does not say what only the computer listens for', () => {
    expect(plain.body).not.toContain('deleted file');
  });

  it('has headings where the outline leads, items below them, and no place to practice', () => {
    const headings = [...plain.body.matchAll(/^## (.*)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    expect([...headings, 'related-guides']).toEqual(plain.data.outline.map(({ id }) => id));
    expect(plain.body).toContain('\n### The disk is full. What now?\n');
  });

  it('leads to other guides on the same site, whatever its address', () => {
    expect(plain.body).toContain('[less than names](/guides/dns-keeper/)');
    expect(plain.data.related).toEqual([
      {
        title: 'DNS keeper',
        href: '/guides/dns-keeper/',
        description: 'About dns-keeper.',
        reason: 'Names come first.',
      },
    ]);
  });

  it('has questions to rehearse, each with its answer, and the documents as they are', () => {
    const [question, ...others] = plain.files.questions;
    expect(others).toEqual([]);
    expect(question?.title).toBe(whole.questions.items[0]?.title);
    expect(question?.answer).toMatch(
      /^\s*\*Technical, mid level[^]*I ask who writes there\.[^]*df\(1\)/,
    );
    expect(plain.files.documents).toBe(documents);
  });

  it('is refused where a heading is no question', () => {
    const more = new Map(sources).set('questions.mdx', '## One\n\n## Two\n');
    expect(() => plainGuide(page, more, documents)).toThrow('1 questions, 2 headings');
  });

  it('comes with its data in a form that YAML reads back', () => {
    const [, yaml = '', body] = withFrontmatter(plain.data, plain.body).split(/^---\n/m);
    expect(parse(yaml)).toEqual(plain.data);
    expect(body?.trim()).toBe(plain.body.trim());
  });

  it('is whole in one text, the data too', () => {
    const text = wholeMarkdown(plain);
    expect(text).toContain(plain.body);
    for (const words of [
      'Written by The editors (Editors)',
      '**Median pay:** $90,000 a year. Keepers of storage everywhere. [BLS](https://www.bls.gov/)',
      '- Lab\n',
      '- Linux\n',
      '[DNS keeper](/guides/dns-keeper/) About dns-keeper. Names come first.',
    ])
      expect(text).toContain(words);
  });
});
