import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CollectionName } from '../../src/guides/collections.ts';
import { openContent } from '../../src/guides/content-for-pages.ts';
import { contentLoader } from '../../src/guides/loader.ts';
import { onDisk } from './disk.ts';

const NAMES = ['guides', 'questions', 'relatedGuides', 'skills', 'authors'] as const;

/** What a loader uses of Astro: a store, and, in the dev server, a watcher. */
function astro(root: string, isDev: boolean) {
  openContent(root);
  const stores = new Map<CollectionName, Map<string, { digest?: string }>>();
  const load = async (name: CollectionName) => {
    const store = stores.get(name) ?? new Map<string, { digest?: string }>();
    stores.set(name, store);
    const context = {
      collection: name,
      config: { root: pathToFileURL(`${root}/`) },
      generateDigest: (data: unknown) => JSON.stringify(data),
      store: {
        set: (entry: { id: string; digest?: string }) => store.set(entry.id, entry),
        delete: (id: string) => store.delete(id),
        clear: () => {
          store.clear();
        },
        keys: () => [...store.keys()],
      },
      ...(isDev ? { watcher: {} } : {}),
    };
    await contentLoader(name).load(context as unknown as LoaderContext);
  };
  return {
    ids: (name: CollectionName) => [...(stores.get(name)?.keys() ?? [])],
    load: () => Promise.all(NAMES.map(load)),
    put: (name: CollectionName, id: string) => {
      stores.set(name, new Map([[id, {}]]));
    },
  };
}

describe('the loader', () => {
  let disk: Awaited<ReturnType<typeof onDisk>>;
  const path = (file: string) => join(disk.root, 'content', file);
  const faqs = () => path('guides/tester/faqs.mdx');
  beforeEach(async () => {
    disk = await onDisk();
  });
  afterEach(() => disk.remove());

  it('fills all collections in a build, with the content as it was at its beginning', async () => {
    const build = astro(disk.root, false);
    await build.load();
    expect(build.ids('guides')).toEqual(['alpha', 'beta', 'gamma', 'tester']);
    expect(build.ids('questions').length).toBeGreaterThan(3);
    await rm(path('guides/tester'), { recursive: true });
    await build.load();
    expect(build.ids('guides')).toContain('tester');
  });

  it('stops a build with all problems', async () => {
    await writeFile(faqs(), '## One\n\n<b>x</b>\n');
    await writeFile(path('guides/alpha/mistakes.mdx'), '## Two\n\n{x}\n');
    const error = await astro(disk.root, false)
      .load()
      .catch((thrown: unknown) => String(thrown));
    expect(error).toContain('content/guides/tester/faqs.mdx:3:1');
    expect(error).toContain('content/guides/alpha/mistakes.mdx:3:1');
  });

  it('leaves the store of the dev server empty, which has its content by itself', async () => {
    const server = astro(disk.root, true);
    server.put('guides', 'of an earlier version');
    await server.load();
    expect(server.ids('guides')).toEqual([]);
  });
});
