import { cp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Guide } from '../../src/guides/guide.ts';
import { ContentReader, FolderReader } from '../../src/guides/reading/content-reader.ts';
import { recalled, remembered, type Dated } from '../../src/guides/reading/guide-memory.ts';
import { parseGuide } from '../../src/guides/reading/guide-parser.ts';
import { KeptValues } from '../../src/guides/reading/kept-values.ts';
import { KnownFolders } from '../../src/guides/reading/known-folders.ts';
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

describe('a reader that goes on from earlier readings', () => {
  let disk: Awaited<ReturnType<typeof onDisk>>;
  let readFolders: string[];
  let recalls: number;
  const path = (file: string) => join(disk.root, 'content', file);
  const append = async (file: string, text: string) =>
    writeFile(path(file), (await readFile(path(file), 'utf8')) + text);
  const kept = <T>(name: string) => new KeptValues<T>(join(disk.root, 'kept', name), 'code');
  /** As each process does: with nothing in memory. */
  function newReader(): FolderReader<Guide> {
    const guides = kept<Dated<Guide>>('guides');
    return new FolderReader<Guide>(
      disk.root,
      (folder, today, digest) => {
        readFolders.push(folder.slug);
        return remembered(guides, digest, today, () => parseGuide(folder, today));
      },
      {
        earlier: {
          folders: new KnownFolders(kept('folders'), () => Date.now() + 60_000),
          recall: (digest, today) => {
            recalls++;
            return recalled(guides, digest, today);
          },
        },
      },
    );
  }
  const read = () => newReader().read(TODAY);

  beforeEach(async () => {
    disk = await onDisk();
    readFolders = [];
    recalls = 0;
    await read();
    readFolders = [];
  });
  afterEach(() => disk.remove());

  it('finds what one without them finds, and reads no guide', async () => {
    expect(await read()).toEqual(await new ContentReader(disk.root).read(TODAY));
    expect(readFolders).toEqual([]);
  });

  it('recalls a guide once, however often it reads', async () => {
    const reader = newReader();
    const { content } = await reader.read(TODAY);
    const before = recalls;
    expect(before).toBeGreaterThan(0);
    expect((await reader.read(TODAY)).content).toEqual(content);
    expect(recalls).toBe(before);
  });

  it('reads a guide again of which a file changed', async () => {
    await append('guides/tester/faqs.mdx', '\n## Is it read again?\n\nYes.\n');
    const { content } = await read();
    expect(content).toEqual((await new ContentReader(disk.root).read(TODAY)).content);
    expect(readFolders).toEqual(['tester']);
  });

  it('says what is wrong in each run, and in which line', async () => {
    await append('guides/tester/faqs.mdx', '\n<b>Yes</b>\n');
    const { problems } = await new ContentReader(disk.root).read(TODAY);
    expect(problems).toHaveLength(1);
    for (const reader of [newReader(), newReader()]) {
      expect((await reader.read(TODAY)).problems).toEqual(problems);
      expect(reader.sourceOf('content/guides/tester/faqs.mdx')).toContain('<b>Yes</b>');
    }
  });

  it('notices a link beside files that are as they were', async () => {
    await symlink('faqs.mdx', path('guides/tester/more.mdx'));
    const reader = newReader();
    for (const changed of [[], ['content/guides/alpha/faqs.mdx']]) {
      const { problems } = await reader.readChanged(changed, TODAY);
      expect(problems.map(({ rule }) => rule)).toEqual(['no-links']);
    }
  });

  it('checks dates again on another day', async () => {
    const { problems } = await newReader().read('2026-11-10');
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['future-date']));
  });
});
