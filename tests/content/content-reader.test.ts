import { cp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { onDisk, summary } from './disk.ts';
import { TODAY } from './sound-guide.ts';

describe('ContentReader', () => {
  let disk: Awaited<ReturnType<typeof onDisk>>;
  let reader: ContentReader;
  const path = (file: string) => join(disk.root, 'content', file);
  const edit = async (file: string, from: string, to: string) =>
    writeFile(path(file), (await readFile(path(file), 'utf8')).replace(from, to));
  const guides = async (today = TODAY) =>
    new Map((await reader.read(today)).content.guides.map((guide) => [guide.slug, guide]));

  beforeEach(async () => {
    disk = await onDisk();
    reader = new ContentReader(disk.root);
  });
  afterEach(() => disk.remove());

  it('parses a guide again only when one of its files changed', async () => {
    const before = await guides();
    const digest = reader.digestOf('tester');
    await edit('guides/tester/faqs.mdx', 'Yes, a little.', 'Yes, and a lot of it.');
    const after = await guides();
    expect(after.get('alpha')).toBe(before.get('alpha'));
    expect(after.get('tester')).not.toBe(before.get('tester'));
    expect(after.get('tester')?.faqs.items[0]?.body).toEqual([
      { html: '<p>Yes, and a lot of it.</p>' },
    ]);
    expect(reader.digestOf('tester')).not.toBe(digest);
  });

  it('does not read a file again whose size and time are the same', async () => {
    const file = path('guides/tester/faqs.mdx');
    const then = new Date('2026-11-01');
    await utimes(file, then, then);
    const before = await guides();
    await edit('guides/tester/faqs.mdx', 'little', 'LITTLE');
    await utimes(file, then, then);
    expect((await stat(file)).mtime).toEqual(then);
    expect((await guides()).get('tester')).toBe(before.get('tester'));
  });

  it('keeps a guide whose file was saved without a change', async () => {
    const before = await guides();
    await edit('guides/tester/faqs.mdx', 'Yes', 'Yes');
    expect((await guides()).get('tester')).toBe(before.get('tester'));
  });

  it('checks the dates again on another day', async () => {
    await guides();
    const { problems } = await reader.read('2026-11-10');
    expect(problems.map(({ rule }) => rule)).toEqual(
      Array.from({ length: 4 }, () => 'future-date'),
    );
  });

  it('notices a guide that was added', async () => {
    await guides();
    await cp(path('guides/tester'), path('guides/delta'), { recursive: true });
    expect([...(await guides()).keys()]).toEqual(['alpha', 'beta', 'delta', 'gamma', 'tester']);
  });

  it('notices a guide that was removed, and the guides that name it', async () => {
    await guides();
    await rm(path('guides/tester'), { recursive: true });
    const { content, problems } = await reader.read(TODAY);
    expect(content.guides.map(({ slug }) => slug)).toEqual(['alpha', 'beta', 'gamma']);
    expect(problems.map(summary)).toEqual(
      ['alpha', 'beta', 'gamma'].map(
        (slug) =>
          `guides/${slug}/related-guides.mdx:2:10 unknown-guide: there is no guide “tester”`,
      ),
    );
    expect(reader.digestOf('tester')).toBeUndefined();
  });

  it('forgets a problem once it is mended', async () => {
    await edit('guides/tester/faqs.mdx', 'Yes', '<b>Yes</b>');
    expect((await reader.read(TODAY)).problems).toHaveLength(1);
    await edit('guides/tester/faqs.mdx', '<b>Yes</b>', 'Yes');
    expect((await reader.read(TODAY)).problems).toEqual([]);
  });

  it('reports a problem of an unchanged file in every run', async () => {
    await edit('guides/tester/faqs.mdx', 'Yes', '<b>Yes</b>');
    const first = await reader.read(TODAY);
    expect((await reader.read(TODAY)).problems).toEqual(first.problems);
  });

  it('says that a section is missing when an unreadable one is deleted', async () => {
    await writeFile(path('guides/tester/faqs.mdx'), new Uint8Array([0xff, 0xfe]));
    expect((await reader.read(TODAY)).problems.map(({ rule }) => rule)).toEqual(['encoding']);
    await rm(path('guides/tester/faqs.mdx'));
    expect((await reader.read(TODAY)).problems.map(({ rule }) => rule)).toEqual([
      'missing-section',
    ]);
  });

  it('reads an empty folder without throwing', async () => {
    await rm(path('.'), { recursive: true });
    expect((await reader.read(TODAY)).problems.map(summary)).toEqual([
      'fields.yaml:1:1 missing-file: content/fields.yaml is missing',
      'guides:1:1 no-guides: there is no guide',
      'skills.yaml:1:1 missing-file: content/skills.yaml is missing',
    ]);
  });
});
