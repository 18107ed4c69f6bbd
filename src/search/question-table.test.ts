/** Reads what the installed Pagefind writes: a new version with other files fails here. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guide, question } from '../guides/fixtures.ts';
import { readChoices } from './choices.ts';
import { Explorer } from './explorer.ts';
import { readRecord } from './index-files.ts';
import { writeSearchIndex } from './indexing.ts';
import { readQuestionTable, type QuestionTable, type ReadFile } from './question-table.ts';
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
let read: ReadFile;
let table: QuestionTable;
let keys: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'question-table-'));
  await writeSearchIndex(searchRecords({ guides, skills, fields, authors: {} }), folder);
  read = async (path) => {
    const bytes = await readFile(join(folder, path));
    return new Uint8Array(path.endsWith('.json') ? bytes : gunzipSync(bytes));
  };
  table = await readQuestionTable(read);
  keys = await table.keys();
});
afterAll(() => rm(folder, { recursive: true }));

describe('the table', () => {
  test('has a row for each question, and none for guides and skills', () => {
    expect(keys.toSorted()).toEqual([
      'bookkeeper/one',
      'bookkeeper/two',
      'zookeeper/one',
      'zookeeper/two',
    ]);
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

  test('leads to the record of each row', async () => {
    const urls = await Promise.all(
      table.records.map(async (place) => (await readRecord(read, place)).url),
    );
    expect(urls).toEqual(keys.map((key) => `/guides/${key.replace('/', '/#')}`));
  });

  test('knows the row of each record, and none of what is no question', () => {
    expect(table.records.map(({ id }) => table.rowOf(id))).toEqual([0, 1, 2, 3]);
    expect(table.rowOf('en_0000000')).toBeUndefined();
  });

  test('refuses a file that is none of Pagefind’s', async () => {
    const broken: ReadFile = async (path) =>
      path.endsWith('.json') ? read(path) : new TextEncoder().encode('<!doctype html>');
    await expect(readQuestionTable(broken)).rejects.toThrow('does not begin as Pagefind’s files');
  });
});

describe('the explorer', () => {
  const find = async (query: string, ranked?: readonly number[]) => {
    const explorer = new Explorer(table);
    await explorer.setMarks(
      new Map([
        ['zookeeper/two', 'solid'],
        ['bookkeeper/one', 'shaky'],
        ['no-such/question', 'shaky'],
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
  ])('finds for “%s” %j', async (query, expected) => {
    expect((await find(query)).found).toEqual(expected);
  });

  test('keeps to the rows that words were found in, best first', async () => {
    const ranked = ['bookkeeper/two', 'zookeeper/one'].map((key) => keys.indexOf(key));
    expect((await find('', ranked)).found).toEqual(['bookkeeper/two', 'zookeeper/one']);
    expect((await find('sort=role', ranked)).found).toEqual(['zookeeper/one', 'bookkeeper/two']);
  });

  test('counts for each choice what it would find beside those of the other groups', async () => {
    const choices = ['', 'type=technical', 'level=senior&minutes=long', 'mark=new&skill=Storage'];
    for (const query of choices) {
      const { counts } = await find(query);
      for (const [group, amounts] of Object.entries(counts)) {
        for (const [value, amount] of amounts) {
          const alone = new URLSearchParams(query);
          alone.delete(group);
          alone.append(group, value);
          const { found } = await find(alone.toString());
          expect([query, group, value, amount]).toEqual([query, group, value, found.length]);
        }
      }
    }
  });
});
