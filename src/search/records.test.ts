import { describe, expect, test } from 'vitest';
import { guide, question } from '../guides/fixtures.ts';
import { summarize } from '../guides/summary.ts';
import { searchRecords, type SearchRecord } from './records.ts';

const guides = [
  guide({
    questions: {
      title: undefined,
      intro: [],
      items: [question(), question({ id: 'slow-disk', level: 'senior', type: 'behavioral' })],
      footnotes: [],
    },
  }),
  guide({ slug: 'archivist', role: 'Archivist' }),
];
const names = {
  skills: {
    storage: { name: 'Storage', meaning: 'Keeping what others will need.' },
    linux: { name: 'Linux', meaning: 'Knowing where to look.' },
    welding: { name: 'Welding', meaning: 'No guide asks for this.' },
  },
  fields: { infrastructure: { name: 'Infrastructure', order: 1 } },
};
const records = await Array.fromAsync(
  searchRecords(guides, { ...names, guides: guides.map(summarize) }),
);

function record(url: string): SearchRecord {
  const found = records.find((one) => one.url === url);
  if (!found) throw new Error(`There is no record of ${url}.`);
  return found;
}

const textOf = ({ parts }: SearchRecord) => parts.map(({ text }) => text).join('\n');

test('each guide and each tested skill has one record, and no question has', () => {
  expect(records.map(({ url }) => url)).toEqual([
    '/guides/storage-keeper/',
    '/guides/archivist/',
    '/skills/storage/',
    '/skills/linux/',
  ]);
});

describe('a question in the record of its guide', () => {
  const partsOf = (id: string) => {
    const { parts } = record('/guides/storage-keeper/');
    const from = parts.findIndex(({ heading }) => heading?.id === id);
    const to = parts.findIndex(({ heading }, place) => place > from && heading !== undefined);
    return parts.slice(from, to).map(({ text }) => text);
  };

  test('is a heading, its key points, and, after a sign, its facts, names, and rare signals', () => {
    expect(partsOf('full-disk')).toEqual([
      'The disk is full. What now?',
      'Compares two views.',
      '⁂ Technical; Mid level; full disk, Storage',
      '⁂ du, df, deleted, file.',
    ]);
  });

  test('is one of those that the filters of its guide stand for', () => {
    expect(record('/guides/storage-keeper/').filters).toEqual({
      role: ['Storage keeper'],
      type: ['technical', 'behavioral'],
      level: ['mid', 'senior'],
    });
  });

  test('is told to the explorer', () => {
    expect(record('/guides/storage-keeper/').guide).toMatchObject({
      slug: 'storage-keeper',
      role: 'Storage keeper',
      field: 'Infrastructure',
      questions: [
        { id: 'full-disk', type: 'technical', level: 'mid', minutes: 8, skills: ['Storage'] },
        { id: 'slow-disk', type: 'behavioral', level: 'senior', minutes: 8, skills: ['Storage'] },
      ],
    });
  });
});

describe('the record of a guide', () => {
  test('has the headings of its page, sections above items', () => {
    const { parts } = record('/guides/storage-keeper/');
    expect(
      parts.flatMap(({ heading }) => (heading ? `${heading.level} ${heading.id}` : [])),
    ).toEqual([
      '2 questions',
      '3 full-disk',
      '3 slow-disk',
      '2 how-to-prepare',
      '3 fill-a-disk',
      '3 read',
      '2 formats',
      '3 lab',
      '2 mistakes',
      '3 haste',
      '2 faqs',
      '3 is-it-hard',
    ]);
  });

  test('holds the quick answer and the first sentence of each frequent answer', () => {
    const text = textOf(record('/guides/storage-keeper/'));
    expect(text).toContain('It tests care.');
    expect(text).toContain('Is it hard?\nNo.');
    expect(text).not.toContain('Slow down.');
  });

  test('takes no more of a frequent answer than its first sentence', async () => {
    const html = '<p>It pays 0.5 more. “Twice?” Hardly, says <a href="/x">one</a>.</p>';
    const faqs = {
      title: undefined,
      intro: [],
      items: [{ id: 'pay', title: 'Pay?', titleHtml: 'Pay?', body: [{ html }] }],
      footnotes: [],
    };
    const [first] = await Array.fromAsync(
      searchRecords([guide({ faqs })], { skills: {}, fields: {}, guides: [] }),
    );
    expect(first?.parts.at(-1)?.text).toBe('It pays 0.5 more.');
  });
});

test('the record of a skill says what it means', () => {
  expect(record('/skills/linux/')).toMatchObject({
    title: 'Linux',
    meta: { section: 'Skill', about: 'linux' },
    parts: [{ text: 'Knowing where to look.' }],
  });
});
