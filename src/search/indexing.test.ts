import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeptValues } from '../guides/reading/kept-values.ts';
import { HOSTILE, record } from './fixtures.ts';
import { contentsOf } from './folder-contents.ts';
import {
  joinIndexParts,
  writeIndexParts,
  writeSearchIndex,
  type PlannedPart,
  type WrittenPart,
} from './indexing.ts';
import { fragmentPath, unsigned } from './index-files.ts';
import type { SearchRecord } from './records.ts';
import type { ChampionList } from './thrifty-pagefind.ts';

describe('a written index', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'search-index-'));
    await writeSearchIndex(
      HOSTILE.map((text, place) => record(text, place)),
      folder,
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('has what a page loads, and nothing of the ready-made interfaces', async () => {
    expect(
      (await readdir(folder)).map((name) => name.replace(/en_\w+/, 'en_*')).toSorted(),
    ).toEqual([
      'filter',
      'fragment',
      'index',
      'pagefind-entry.json',
      'pagefind.en_*.pf_meta',
      'pagefind.js',
      'places.json',
      'question-places.json',
      'questions.json',
      'topics.json',
      'vocabulary',
      'wasm.en.pagefind',
    ]);
    expect(await readdir(join(folder, 'vocabulary'))).toHaveLength(2 * 27);
  });

  test('keeps hostile titles as they were written', async () => {
    const names = await readdir(join(folder, 'fragment'));
    const titles = await Promise.all(
      names.map(async (name) => {
        const bytes = gunzipSync(await readFile(join(folder, 'fragment', name)));
        const { meta } = JSON.parse(bytes.toString().replace('pagefind_dcd', '')) as {
          meta: { title: string };
        };
        return meta.title;
      }),
    );
    expect(titles.toSorted()).toEqual(HOSTILE.toSorted());
  });
});

/** What the code tells of the whole index. */
async function told(folder: string): Promise<string> {
  const code = await readFile(join(folder, 'pagefind.js'), 'utf8');
  return code.slice(code.lastIndexOf('export const ') + 'export const '.length);
}

/** Of two records each. */
const inParts = (records: readonly SearchRecord[]): PlannedPart[] =>
  [0, 2, 4]
    .filter((from) => from < records.length)
    .map((from) => ({
      digest: `part-${from}-${records.length}`,
      records: () => records.slice(from, from + 2),
    }));

describe('an index in parts', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'search-index-parts-'));
    const records = HOSTILE.map((text, place) => record(text, place));
    await joinIndexParts(await writeIndexParts(inParts(records), folder), folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('has what the parts share once, and tells where the further ones are', async () => {
    expect(
      (await readdir(join(folder, 'parts/3'))).map((name) => name.replace(/en_\w+/, 'en_*')),
    ).toEqual(['filter', 'fragment', 'index', 'pagefind-entry.json', 'pagefind.en_*.pf_meta']);
    expect(await told(folder)).toBe('parts=["parts/2/","parts/3/"],costs={},affordable=55;');
  });

  test('has every record in one of them', async () => {
    const parts = ['', 'parts/2', 'parts/3'].map((part) => readdir(join(folder, part, 'fragment')));
    expect((await Promise.all(parts)).map(({ length }) => length)).toEqual([2, 2, 1]);
  });
});

describe('an index of which parts were kept', () => {
  let folder: string;
  const records = HOSTILE.map((text, place) => record(text, place));
  const changed = records.with(0, record('Another title'));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'search-index-kept-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The bytes of the index, and how many parts were written for it. */
  async function written(name: string, planned: readonly PlannedPart[], keeps: boolean) {
    let count = 0;
    const counted = planned.map(({ digest, records: all }) => ({
      digest,
      records: () => (count++, all()),
    }));
    const path = join(folder, name);
    const kept = keeps ? new KeptValues<WrittenPart>(join(folder, 'kept'), 'code') : undefined;
    await joinIndexParts(await writeIndexParts(counted, path, { kept }), path);
    return { count, contents: contentsOf(path) };
  }
  const digestFor = (planned: readonly PlannedPart[], first: string) =>
    planned.map((part, place) => (place === 0 ? { ...part, digest: first } : part));

  test('is the same, byte for byte, and only the part that changed is written', async () => {
    const first = await written('first', inParts(records), true);
    expect(first.count).toBe(3);
    const again = await written('again', inParts(records), true);
    expect(again.count).toBe(0);
    expect(again.contents).toEqual(first.contents);

    const other = digestFor(inParts(changed), 'changed');
    const next = await written('next', other, true);
    expect(next.count).toBe(1);
    expect(next.contents).toEqual((await written('anew', other, false)).contents);
    expect(next.contents).not.toEqual(first.contents);
  });

  test('is written anew where what was kept is damaged, or was let go of', async () => {
    const kept = join(folder, 'kept/code');
    const [name = ''] = await readdir(kept);
    await writeFile(join(kept, name), 'half of a');
    const planned = digestFor(inParts(changed), 'changed');
    expect((await written('mended', planned, true)).count).toBe(1);
    // The former first part is not kept for ever.
    expect((await readdir(kept)).length).toBe(3);
  });
});

describe('an index of records that all say a word', () => {
  let folder: string;
  const saying = (name: string, times: number, more: string): SearchRecord => ({
    url: `/guides/${name}/`,
    title: name,
    meta: {},
    filters: {},
    parts: [{ text: `${'teams '.repeat(times)}${more}`, weight: 1 }],
  });
  const records = [
    saying('one', 28_000, 'calm '.repeat(9_000)),
    saying('two', 28_000, ''),
    saying('three', 28_000, 'calm'),
  ];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'search-index-often-'));
    await joinIndexParts(await writeIndexParts(inParts(records), folder), folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('tells what the files of terms cost, which a search adds up before it asks', async () => {
    // The one place in the other part is too little to be told of.
    expect(await told(folder)).toBe('parts=["parts/2/"],costs={"team":84,"calm":9},affordable=55;');
  });

  test('lists the records that say it best, of all parts, and only for a word that costs too much', async () => {
    expect(await readdir(join(folder, 'champions'))).toEqual(['team.json']);
    const list = await readFile(join(folder, 'champions/team.json'), 'utf8');
    const { records: number, files } = JSON.parse(list) as ChampionList;
    expect(number).toBe(3);
    const urls = await Promise.all(
      files.map(async (file) => {
        const bytes = gunzipSync(await readFile(join(folder, fragmentPath(file))));
        return (unsigned(bytes.toString()) as { url: string }).url;
      }),
    );
    expect(urls).toEqual(['/guides/two/', '/guides/three/', '/guides/one/']);
  });
});
