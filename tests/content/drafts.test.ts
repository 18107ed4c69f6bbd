import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { onDisk } from './disk.ts';
import { TODAY } from './sound-guide.ts';

let disk: Awaited<ReturnType<typeof onDisk>>;
beforeEach(async () => {
  disk = await onDisk();
});
afterEach(() => disk.remove());

const path = (file: string) => join(disk.root, 'content/guides', file);
async function change(file: string, from: RegExp | string, to: string): Promise<void> {
  const text = await readFile(path(file), 'utf8');
  expect(text.replace(from, to)).not.toBe(text);
  await writeFile(path(file), text.replace(from, to));
}
const read = () => new ContentReader(disk.root).read(TODAY);
/** A fifth guide, which no other names. */
async function addDraft(line = 'draft: true'): Promise<void> {
  await disk.remove();
  disk = await onDisk((tree) => {
    for (const [name, text] of [...tree])
      if (name.startsWith('guides/alpha/') && typeof text === 'string')
        tree.set(
          name.replace('/alpha/', '/delta/'),
          text.replace(/^role: .*$/m, `role: Delta\n${line}`),
        );
  });
}

describe('a draft', () => {
  test.each(['draft: true', "'draft': true", 'draft:   true # for now'])(
    'written as “%s” is no guide of the site, but its writer can look at it',
    async (line) => {
      await addDraft(line);
      const { content, previews, problems, draftProblems } = await read();
      expect(content.guides.map(({ slug }) => slug)).toEqual(['alpha', 'beta', 'gamma', 'tester']);
      expect(previews.map(({ slug }) => slug)).toEqual(['delta']);
      expect([problems, draftProblems]).toEqual([[], []]);
    },
  );

  test('is published once it says so no more', async () => {
    await addDraft('draft: false');
    const { content, previews } = await read();
    expect(content.guides.map(({ slug }) => slug)).toContain('delta');
    expect(previews).toEqual([]);
  });

  test('has its own problems, which keep nothing from being published', async () => {
    await addDraft();
    await change(
      'delta/faqs.mdx',
      /$/,
      '\n## One more\n\n‹to write› <b>bold</b>\n\n[x](/guides/delta/)\n',
    );
    await change('delta/guide.mdx', 'field: engineering', 'field: cooking');
    const { problems, draftProblems, previews } = await read();
    expect(problems).toEqual([]);
    expect(draftProblems.map(({ rule }) => rule)).toEqual(['placeholder', 'unknown-field']);
    expect(previews.map(({ slug }) => slug)).toEqual(['delta']);
  });

  test('stays one while its frontmatter cannot be read', async () => {
    await addDraft();
    await change('delta/guide.mdx', 'field: engineering', 'field: [engineering');
    const { problems, draftProblems, previews } = await read();
    expect(problems).toEqual([]);
    expect(draftProblems.length).toBeGreaterThan(0);
    expect(previews).toEqual([]);
  });

  test('may be named by another draft, and by no published guide, in no way', async () => {
    await addDraft();
    await change('delta/faqs.mdx', /$/, '\n## Self\n\nSee [this](../delta/).\n');
    expect((await read()).draftProblems).toEqual([]);
    await change('beta/related-guides.mdx', 'alpha', 'delta');
    await change('beta/faqs.mdx', /$/, '\n## Another\n\nSee [that](../delta/).\n');
    const { problems } = await read();
    expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
      ['broken-link', 'the link “../delta/” leads to no page'],
      ['unknown-guide', 'the guide “delta” is a draft'],
    ]);
  });
});

test('a guide with problems that is no draft is previewed as far as it goes, and refused', async () => {
  await change('alpha/faqs.mdx', /$/, '\n## One more\n\n‹to write›\n');
  const { content, previews, problems, brokenGuides } = await read();
  expect(problems.map(({ rule }) => rule)).toEqual(['placeholder']);
  expect([...content.guides, ...previews].map(({ slug }) => slug).toSorted()).toEqual([
    'alpha',
    'beta',
    'gamma',
    'tester',
  ]);
  expect(brokenGuides).toEqual(new Set());
});
