import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const FORMER = { 'index.html': '<p>The last good site.</p>\n', '_astro/a.js': '// \u0000\r\n' };

describe('a build that fails', { timeout: 300_000 }, () => {
  let project: ProjectCopy;
  let restore: (() => Promise<void>)[] = [];
  const path = (file: string) => join(project.folder, file);

  beforeAll(async () => {
    project = await copyProject();
    await mkdir(path('dist/_astro'), { recursive: true });
  }, 60_000);
  beforeEach(async () => {
    for (const [file, text] of Object.entries(FORMER)) await writeFile(path(`dist/${file}`), text);
  });
  afterEach(async () => {
    for (const undo of restore) await undo();
    restore = [];
  });
  afterAll(() => project.remove());

  /** Change a file of the copy for one test, or add one. */
  async function change(file: string, edit: (text: string) => string): Promise<void> {
    const isNew = !existsSync(path(file));
    const before = isNew ? '' : await readFile(path(file), 'utf8');
    restore.push(() => (isNew ? rm(path(file)) : writeFile(path(file), before)));
    const after = edit(before);
    expect(after).not.toBe(before);
    await writeFile(path(file), after);
  }

  async function expectNothingChanged(): Promise<void> {
    const entries = await readdir(path('dist'), { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile())).toHaveLength(Object.keys(FORMER).length);
    for (const [file, text] of Object.entries(FORMER))
      expect(await readFile(path(`dist/${file}`), 'utf8')).toBe(text);
    const left = existsSync(path('.build')) ? await readdir(path('.build')) : [];
    expect(left).toEqual([]);
  }

  it('for its content leaves dist/ alone and prints every problem with its place', async () => {
    const [first = '', second = ''] = await readdir(path('content/guides'));
    const questions = `content/guides/${first}/questions.mdx`;
    const faqs = `content/guides/${second}/faqs.mdx`;
    await change(questions, (text) => text.replace('<Question id=', '<Question levle="mid" id='));
    await change(faqs, (text) => `${text}\nIt is <b>bold</b>.\n`);
    const tagLine = (await readFile(path(questions), 'utf8')).split('\n').findIndex((line) => {
      return line.startsWith('<Question levle');
    });
    const lastLine = (await readFile(path(faqs), 'utf8')).trimEnd().split('\n').length;

    const { code, output } = await project.build();

    expect(code).toBe(1);
    expect(output).toContain(`${questions}:${tagLine + 1}:11  `);
    expect(output).toContain('write level');
    expect(output).toContain(`${faqs}:${lastLine}:7  `);
    expect(output).toMatch(/\d problems in 2 files/);
    expect(output).toContain('dist/ is as it was before');
    await expectNothingChanged();
  });

  it('while pages are made leaves dist/ alone', async () => {
    await change('src/pages/broken.astro', () => "---\nthrow new Error('A broken page.');\n---\n");
    const { code, output } = await project.build();
    expect(code).toBe(1);
    expect(output).toContain('A broken page.');
    await expectNothingChanged();
  });

  it('for its weight leaves dist/ alone and names the page', async () => {
    await change(
      'public/heavy.html',
      () =>
        `<head><meta charset="utf-8"></head><main>${randomBytes(30_000).toString('hex')}</main>`,
    );
    const { code, output } = await project.build();
    expect(code).toBe(1);
    expect(output).toContain('Over budget: heavy.html');
    await expectNothingChanged();
  });
});
