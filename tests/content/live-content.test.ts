import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveContent } from '../../src/guides/live-content.ts';
import { onDisk } from './disk.ts';

describe('the content of the dev server', () => {
  let disk: Awaited<ReturnType<typeof onDisk>>;
  let live: LiveContent;
  const FAQS = 'content/guides/tester/faqs.mdx';
  const edit = async (from: string, to: string, file = FAQS) => {
    const path = join(disk.root, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  };
  const refresh = (...files: string[]) => live.refresh(new Set(files));
  const report = async () => live.report(await live.reading());
  const slugs = async () => (await live.entries()).guides.map(({ id }) => id);
  beforeEach(async () => {
    disk = await onDisk();
    live = new LiveContent(disk.root);
  });
  afterEach(() => disk.remove());

  it('has what changed after it was told so, and not before', async () => {
    const titles = async () =>
      (await live.entries()).faqs.flatMap(({ data: { guide, items } }) =>
        items.map(({ title }) => `${guide}: ${title}`),
      );
    const before = await titles();
    const [title = ''] = /(?<=^## ).*$/m.exec(await readFile(join(disk.root, FAQS), 'utf8')) ?? [];
    await edit(`## ${title}`, '## Is it new?');
    expect(await titles()).toEqual(before);
    await refresh(FAQS);
    expect(await titles()).toEqual(
      before.map((old) => (old === `tester: ${title}` ? 'tester: Is it new?' : old)),
    );
  });

  it('says what is wrong where, keeps what a broken guide had, and shows it as far as it goes', async () => {
    const before = (await live.entries()).questions.length;
    await edit('Yes, a little.', 'Yes, <b>a little</b>.');
    await edit('---\n', '---\n{x', 'content/guides/alpha/guide.mdx');
    await refresh(FAQS, 'content/guides/alpha/guide.mdx');
    expect(await report()).toContain('faqs.mdx:3:6');
    expect(await slugs()).toEqual(expect.arrayContaining(['alpha', 'beta', 'gamma', 'tester']));
    expect((await live.entries()).questions).toHaveLength(before);
    await edit('<b>a little</b>', 'a little');
    await edit('---\n{x', '---\n', 'content/guides/alpha/guide.mdx');
    await refresh(FAQS, 'content/guides/alpha/guide.mdx');
    expect(await report()).toBeUndefined();
    expect((await live.entries()).questions).toHaveLength(before);
  });

  it('still says what is wrong in a guide when another one changes', async () => {
    await live.entries();
    await edit('Yes, a little.', 'Yes, {x}.');
    await writeFile(join(disk.root, 'content/guides/tester/notes.txt'), 'x');
    await refresh(FAQS, 'content/guides/tester/notes.txt');
    const told = await report();
    expect(told).toContain('notes.txt');
    await refresh('content/guides/alpha/faqs.mdx');
    expect(await report()).toBe(told);
  });

  it('lets go of a guide whose folder is gone, even while another has problems', async () => {
    await live.entries();
    await rm(join(disk.root, 'content/guides/gamma'), { recursive: true });
    await edit('Yes, a little.', 'Yes, {x}.');
    await refresh(FAQS, 'content/guides/gamma');
    expect((await slugs()).toSorted()).toEqual(['alpha', 'beta', 'tester']);
    const { questions } = await live.entries();
    expect(questions.some(({ id }) => id === 'gamma')).toBe(false);
  });

  it('has no old word where a vocabulary cannot be read, but the words it had', async () => {
    const before = (await live.entries()).skills.length;
    await writeFile(join(disk.root, 'content/skills.yaml'), '{');
    await refresh('content/skills.yaml');
    expect(await report()).toContain('content/skills.yaml');
    expect((await live.entries()).skills).toHaveLength(before);
  });
});
