import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openContent } from '../../src/guides/content-for-pages.ts';
import { contentLoader } from '../../src/guides/loader.ts';
import { onDisk } from './disk.ts';

describe('the loader', () => {
  let disk: Awaited<ReturnType<typeof onDisk>>;
  const path = (file: string) => join(disk.root, 'content', file);
  const faqs = () => path('guides/tester/faqs.mdx');
  const guides = () => contentLoader(disk.root, 'guides');
  const slugs = async () => {
    const loaded = await guides().loadCollection({ collection: 'guides' });
    if ('error' in loaded) throw loaded.error;
    return loaded.entries.map(({ id }) => id);
  };
  beforeEach(async () => {
    disk = await onDisk();
  });
  afterEach(() => disk.remove());

  it('has in a build the content as it was at its beginning', async () => {
    openContent(disk.root, false);
    expect(await slugs()).toEqual(['alpha', 'beta', 'gamma', 'tester']);
    await rm(path('guides/tester'), { recursive: true });
    expect(await slugs()).toContain('tester');
    openContent(disk.root, false);
    expect(await slugs()).toContain('tester');
  });

  it('has an entry by its id, and none of an unknown one', async () => {
    openContent(disk.root, false);
    const entry = (id: string) => guides().loadEntry({ collection: 'guides', filter: { id } });
    expect(await entry('beta')).toMatchObject({ id: 'beta', data: { slug: 'beta' } });
    expect(await entry('delta')).toBeUndefined();
  });

  it('stops a build with all problems', async () => {
    await writeFile(faqs(), '## One\n\n<b>x</b>\n');
    await writeFile(path('guides/alpha/mistakes.mdx'), '## Two\n\n{x}\n');
    openContent(disk.root, false);
    const error = await slugs().catch((thrown: unknown) => String(thrown));
    expect(error).toContain('content/guides/tester/faqs.mdx:3:1');
    expect(error).toContain('content/guides/alpha/mistakes.mdx:3:1');
  });

  it('shows in the dev server what can be read of a guide with problems', async () => {
    await writeFile(faqs(), '## One\n\n<b>x</b>\n');
    openContent(disk.root, true);
    expect(await slugs()).toContain('tester');
  });
});
