/** Reads what the installed Pagefind writes: a new version with other fragments fails here. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guide, question } from '../guides/fixtures.ts';
import { summarize } from '../guides/summary.ts';
import { readChoices } from './choices.ts';
import { Explorer } from './explorer.ts';
import { fragmentPath, questionsIn, unsigned } from './index-files.ts';
import { writeSearchIndex } from './indexing.ts';
import type { Fragment } from './pagefind.ts';
import type { PlacesFile, QuestionsFile } from './question-files.ts';
import { QuestionPlaces, questionTable, type QuestionTable } from './question-table.ts';
import { searchRecords } from './records.ts';

const skills = {
  storage: { name: 'Storage', meaning: 'Keeping bytes.' },
  linux: { name: 'Linux', meaning: 'The kernel.' },
};
const section = (items: ReturnType<typeof question>[]) => ({ ...guide().questions, items });
const guides = [
  guide({
    slug: 'zookeeper',
    role: 'Arch keeper',
    questions: section([
      question({ id: 'one', type: 'technical', level: 'senior', minutes: 5 }),
      question({ id: 'two', type: 'behavioral', level: 'entry', minutes: 12, skills: ['linux'] }),
    ]),
  }),
  guide({
    slug: 'bookkeeper',
    role: 'Bookkeeper',
    field: 'data',
    questions: section([
      question({ id: 'one', type: 'technical', level: 'mid', minutes: 8 }),
      question({ id: 'two', level: 'senior', minutes: 30, skills: ['linux', 'storage'] }),
    ]),
  }),
];
const fields = {
  infrastructure: { name: 'Infrastructure', order: 1 },
  data: { name: 'Data', order: 2 },
};

let folder: string;
let table: QuestionTable;
let places: QuestionPlaces;

const json = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
const fragment = async (file: string) =>
  unsigned(gunzipSync(await readFile(join(folder, fragmentPath(file)))).toString()) as Fragment;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'question-table-'));
  await writeSearchIndex(
    searchRecords(guides, { skills, fields, guides: guides.map(summarize) }),
    folder,
  );
  table = await questionTable((await json('questions')) as QuestionsFile);
  places = new QuestionPlaces((await json('question-places')) as PlacesFile);
});
afterAll(() => rm(folder, { recursive: true }));

/** The permanent names of the rows. */
const keys = ['bookkeeper/one', 'bookkeeper/two', 'zookeeper/one', 'zookeeper/two'];

describe('the table', () => {
  test('has a row for each question, by guide and in its order', () => {
    expect(table.questions.map(({ guide: slug, place }) => `${slug} ${place}`)).toEqual([
      'bookkeeper 0',
      'bookkeeper 1',
      'zookeeper 0',
      'zookeeper 1',
    ]);
    expect(table.guides.get('zookeeper')).toMatchObject({ first: 2 });
  });

  test('knows of each row what the question says', () => {
    const row = keys.indexOf('bookkeeper/two');
    const values = Object.entries(table.columns).map(([group, { values: all, rows }]) => [
      group,
      rows[row]?.map((place) => all[place]).toSorted(),
    ]);
    expect(Object.fromEntries(values)).toEqual({
      role: ['Bookkeeper'],
      field: ['Data'],
      type: ['technical'],
      level: ['senior'],
      skill: ['Linux', 'Storage'],
      minutes: ['30'],
    });
  });

  test('leads to the text of each row', async () => {
    const urls = await Promise.all(
      table.questions.map(async ({ file, place }) => questionsIn(await fragment(file))[place]?.url),
    );
    expect(urls).toEqual(keys.map((key) => `/guides/${key.replace('/', '/#')}`));
  });

  test('knows in which rows the words of a record stand, and how far from their beginning', async () => {
    const { file } = table.questions[2] ?? { file: '' };
    const { content, anchors } = await fragment(file);
    const at = (id: string) => anchors.find((anchor) => anchor.id === id)?.location ?? NaN;
    const last = content.split(' ').length - 1;
    expect([...places.rowsAt(file, [0, at('one') + 3, at('one') + 1, at('two'), last])]).toEqual([
      [2, 1],
      [3, 0],
    ]);
    expect(places.rowsAt('no-such', [1]).size).toBe(0);
  });

  test('is not taken from a file that is none of Pagefind’s', () => {
    expect(() => unsigned('<!doctype html>')).toThrow('does not begin as Pagefind’s files');
  });
});

describe('the explorer', () => {
  const find = (query: string, ranked?: readonly number[]) => {
    const explorer = new Explorer(table);
    explorer.setMarks(
      new Map([
        [keys.indexOf('zookeeper/two'), 'solid'],
        [keys.indexOf('bookkeeper/one'), 'shaky'],
      ]),
    );
    const { rows, counts } = explorer.find(readChoices(new URLSearchParams(query)), ranked);
    return { found: rows.map((row) => keys[row]), counts };
  };

  test.each([
    ['', ['zookeeper/one', 'zookeeper/two', 'bookkeeper/one', 'bookkeeper/two']],
    ['type=behavioral', ['zookeeper/two']],
    ['type=behavioral&type=technical&level=entry', ['zookeeper/two']],
    ['role=Bookkeeper', ['bookkeeper/one', 'bookkeeper/two']],
    ['field=Data&skill=Linux', ['bookkeeper/two']],
    ['minutes=short', ['zookeeper/one']],
    ['minutes=long', ['zookeeper/two', 'bookkeeper/two']],
    ['mark=solid', ['zookeeper/two']],
    ['mark=new', ['zookeeper/one', 'bookkeeper/two']],
    ['mark=new&mark=shaky', ['zookeeper/one', 'bookkeeper/one', 'bookkeeper/two']],
    ['type=no-such', []],
    ['sort=level', ['zookeeper/two', 'bookkeeper/one', 'zookeeper/one', 'bookkeeper/two']],
    ['sort=shortest', ['zookeeper/one', 'bookkeeper/one', 'zookeeper/two', 'bookkeeper/two']],
    ['sort=longest', ['bookkeeper/two', 'zookeeper/two', 'bookkeeper/one', 'zookeeper/one']],
  ])('finds for “%s” %j', (query, expected) => {
    expect(find(query).found).toEqual(expected);
  });

  test('keeps to the rows that words were found in, best first', () => {
    const ranked = ['bookkeeper/two', 'zookeeper/one'].map((key) => keys.indexOf(key));
    expect(find('', ranked).found).toEqual(['bookkeeper/two', 'zookeeper/one']);
    expect(find('sort=role', ranked).found).toEqual(['zookeeper/one', 'bookkeeper/two']);
  });

  test('counts for each choice what it would find beside those of the other groups', () => {
    const choices = ['', 'type=technical', 'level=senior&minutes=long', 'mark=new&skill=Storage'];
    for (const query of choices) {
      const { counts } = find(query);
      for (const [group, amounts] of Object.entries(counts)) {
        for (const [value, amount] of amounts) {
          const alone = new URLSearchParams(query);
          alone.delete(group);
          alone.append(group, value);
          const { found } = find(alone.toString());
          expect([query, group, value, amount]).toEqual([query, group, value, found.length]);
        }
      }
    }
  });
});
