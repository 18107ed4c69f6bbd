import { describe, expect, test } from 'vitest';
import { guide, question } from '../guides/fixtures.ts';
import { searchRecords, type SearchRecord } from './records.ts';

const records = searchRecords({
  guides: [
    guide({
      questions: {
        title: undefined,
        intro: [],
        items: [question(), question({ id: 'slow-disk', level: 'senior', type: 'behavioral' })],
        footnotes: [],
      },
    }),
    guide({ slug: 'archivist', role: 'Archivist' }),
  ],
  skills: {
    storage: { name: 'Storage', meaning: 'Keeping what others will need.' },
    linux: { name: 'Linux', meaning: 'Knowing where to look.' },
    welding: { name: 'Welding', meaning: 'No guide asks for this.' },
  },
  fields: { infrastructure: { name: 'Infrastructure', order: 1 } },
  authors: {},
});

function record(url: string): SearchRecord {
  const found = records.find((one) => one.url === url);
  if (!found) throw new Error(`There is no record of ${url}.`);
  return found;
}

const textOf = ({ parts }: SearchRecord) => parts.map(({ text }) => text).join('\n');

test('each guide, question, and tested skill has one record', () => {
  expect(records.map(({ url }) => url)).toEqual([
    '/guides/storage-keeper/',
    '/guides/archivist/',
    '/guides/storage-keeper/#full-disk',
    '/guides/storage-keeper/#slow-disk',
    '/guides/archivist/#full-disk',
    '/skills/storage/',
    '/skills/linux/',
  ]);
});

describe('the record of a question', () => {
  test('holds key points and signals, and neither its title nor its strategy', () => {
    const found = record('/guides/storage-keeper/#full-disk');
    expect(found.title).toBe('The disk is full. What now?');
    expect(textOf(found)).toBe('Compares two views.\n⁂\ndu, df, deleted, file.');
  });

  test('is filtered by what the search page offers, and shown with labels', () => {
    const { filters, meta } = record('/guides/storage-keeper/#slow-disk');
    expect(filters).toEqual({
      kind: ['question'],
      field: ['Infrastructure'],
      role: ['Storage keeper'],
      type: ['behavioral'],
      level: ['senior'],
      skill: ['Storage'],
      minutes: ['8'],
      question: ['storage-keeper/slow-disk'],
    });
    expect(meta).toEqual({
      role: 'Storage keeper',
      section: 'Question',
      type: 'Behavioral',
      level: 'Senior level',
      about: 'slow disk, Storage',
    });
  });
});

describe('the record of a guide', () => {
  test('has the headings of its page, sections above items', () => {
    const { parts } = record('/guides/storage-keeper/');
    expect(
      parts.flatMap(({ heading }) => (heading ? `${heading.level} ${heading.id}` : [])),
    ).toEqual([
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

  test('takes no more of a frequent answer than its first sentence', () => {
    const html = '<p>It pays 0.5 more. “Twice?” Hardly, says <a href="/x">one</a>.</p>';
    const faqs = {
      title: undefined,
      intro: [],
      items: [{ id: 'pay', title: 'Pay?', titleHtml: 'Pay?', body: [{ html }] }],
      footnotes: [],
    };
    const [first] = searchRecords({
      guides: [guide({ faqs })],
      skills: {},
      fields: {},
      authors: {},
    });
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
