import { readFileSync, writeFileSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site } from '../../src/site.ts';
import type { QuestionsFile } from '../../src/search/question-files.ts';
import { fileDigests } from '../../tools/file-digests.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const ENV = { SITE_URL: site.origin, BASE_PATH: site.base, WITHOUT: 'cards voice' };

describe('a site that is built in two shards', { timeout: 300_000 }, () => {
  let project: ProjectCopy;
  let whole: Map<string, string>;
  const path = (file: string) => join(project.folder, file);
  const build = async (...options: string[]) => {
    const { code, output } = await project.build(ENV, ...options);
    return { code, output };
  };

  beforeAll(async () => {
    project = await copyProject();
    expect((await build()).code).toBe(0);
    whole = await fileDigests(path('dist'));
    await rename(path('dist'), path('whole'));
    expect((await build('--shard', '2/2')).output).toMatch(/^Built \.build\/shards\/2-of-2\/, /m);
  }, 300_000);
  afterAll(() => project.remove());

  it('is not joined while one is missing, and says which', async () => {
    const { code, output } = await build('--join');
    expect(code).toBe(1);
    expect(output).toContain(
      'lacks 1-of-2. Build --shard 1/2, or copy what another machine built.',
    );
  });

  it('is the site that is built in one, but for the parts of the search index', async () => {
    expect((await build('--shard', '1/2')).code).toBe(0);
    expect(await build('--join')).toMatchObject({ code: 0 });
    const joined = await fileDigests(path('dist'));
    const differing = [...new Set([...whole.keys(), ...joined.keys()])].filter(
      (file) => whole.get(file) !== joined.get(file),
    );
    // They list the files of the index, say what they weigh, or name its edition.
    expect(differing.filter((file) => !file.startsWith('pagefind/')).toSorted()).toEqual([
      'offline/guides.json',
      'offline/search.json',
      'sw.js',
    ]);
  });

  it('has every guide in one part of the index, and tells of all', async () => {
    const read = (folder: string) =>
      JSON.parse(readFileSync(path(`${folder}/pagefind/questions.json`), 'utf8')) as QuestionsFile;
    const [one, joined] = [read('whole'), read('dist')];
    expect({ ...joined, files: [] }).toEqual({ ...one, files: [] });
    const parts = joined.files.map((file) => file.includes('/'));
    expect(new Set(parts)).toEqual(new Set([true, false]));
    const fragments = [
      ...(await readdir(path('dist/pagefind/fragment'))),
      ...(await readdir(path('dist/pagefind/parts/2/fragment'))).map((name) => `parts/2/${name}`),
    ].map((name) => name.replace('.pf_fragment', ''));
    expect(fragments).toEqual(expect.arrayContaining(joined.files));
    expect(readFileSync(path('dist/pagefind/pagefind.js'), 'utf8')).toMatch(
      /parts=\["parts\/2\/"\],costs=\{\},affordable=\d+;$/,
    );
    expect((await readdir(path('dist/pagefind/vocabulary'))).length).toBe(
      (await readdir(path('whole/pagefind/vocabulary'))).length,
    );
  });

  it('is not joined with what another state of the content gave, and stays as it was', async () => {
    const before = await fileDigests(path('dist'));
    const file = path('content/skills.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}# Another word.\n`);
    // A remark changes nothing that is built.
    expect(await build('--join')).toMatchObject({ code: 0 });
    expect(await fileDigests(path('dist'))).toEqual(before);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(?<=^ {2}meaning: )./m, 'X'));
    const { code, output } = await build('--join');
    expect(code).toBe(1);
    expect(output).toContain('1-of-2 was built from something else than what is here.');
    expect(await fileDigests(path('dist'))).toEqual(before);
  });

  it('is not built of arguments that make no sense', async () => {
    expect((await build('--shard', '3/2')).output).toContain('--shard is “3/2”. Expected');
    expect((await build('--shard', '1/2', '--join')).output).toContain(
      '--shard and --join are two steps.',
    );
    const wrong = await build('--shards');
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('Expected nothing, --timings');
  });
});
