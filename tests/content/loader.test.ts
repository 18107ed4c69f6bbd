import { EventEmitter } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CollectionName } from '../../src/guides/collections.ts';
import { contentLoader } from '../../src/guides/loader.ts';
import { onDisk } from './disk.ts';

const NAMES = ['guides', 'questions', 'relatedGuides', 'skills', 'authors'] as const;

/** What a loader uses of Astro: a store, a log, and, in the dev server, a watcher. */
function astro(root: string, isDev: boolean) {
  const watcher = Object.assign(new EventEmitter(), { add: vi.fn() });
  const said = { error: [] as string[], info: [] as string[] };
  const stores = new Map<CollectionName, Map<string, { digest?: string }>>();
  const load = async (name: CollectionName) => {
    const store = stores.get(name) ?? new Map<string, { digest?: string }>();
    stores.set(name, store);
    const context = {
      collection: name,
      config: { root: pathToFileURL(`${root}/`) },
      generateDigest: (data: unknown) => JSON.stringify(data),
      logger: {
        error: (text: string) => said.error.push(text),
        info: (text: string) => said.info.push(text),
      },
      store: {
        set: (entry: { id: string; digest?: string }) => store.set(entry.id, entry),
        delete: (id: string) => store.delete(id),
        get: (id: string) => store.get(id),
        keys: () => [...store.keys()],
      },
      ...(isDev ? { watcher } : {}),
    };
    await contentLoader(name).load(context as unknown as LoaderContext);
  };
  return {
    said,
    ids: (name: CollectionName) => [...(stores.get(name)?.keys() ?? [])],
    digest: (name: CollectionName, id: string) => stores.get(name)?.get(id)?.digest,
    load: () => Promise.all(NAMES.map(load)),
    change: (path: string) => watcher.emit('all', 'change', path),
  };
}

describe('the loader', () => {
  let disk: Awaited<ReturnType<typeof onDisk>>;
  const path = (file: string) => join(disk.root, 'content', file);
  const faqs = () => path('guides/tester/faqs.mdx');
  const edit = async (server: ReturnType<typeof astro>, from: string, to: string) => {
    await writeFile(faqs(), (await readFile(faqs(), 'utf8')).replace(from, to));
    server.change(faqs());
  };
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

  it('gives a changed guide a new digest in the dev server, and no other', async () => {
    const server = astro(disk.root, true);
    await server.load();
    const before = [server.digest('guides', 'tester'), server.digest('guides', 'alpha')];
    await edit(server, 'Yes, a little.', 'Yes, a lot.');
    await vi.waitFor(() => expect(server.digest('guides', 'tester')).not.toBe(before[0]));
    expect(server.digest('guides', 'alpha')).toBe(before[1]);
  });

  it('says what is wrong once, keeps what a broken guide had, and says when it is mended', async () => {
    const server = astro(disk.root, true);
    await server.load();
    const before = server.digest('guides', 'tester');
    await edit(server, 'Yes, a little.', 'Yes, <b>a little</b>.');
    await vi.waitFor(() => expect(server.said.error).toHaveLength(1));
    expect(server.said.error[0]).toContain('faqs.mdx:3:6');
    expect(server.ids('guides')).toContain('tester');
    expect(server.digest('guides', 'tester')).not.toBe(before);
    await edit(server, '<b>a little</b>', 'a little');
    await vi.waitFor(() => expect(server.said.info).toEqual(['content/ is sound again']));
    expect(server.said.error).toHaveLength(1);
  });

  it('lets go of a guide whose folder is gone, even while another has problems', async () => {
    const server = astro(disk.root, true);
    await server.load();
    await rm(path('guides/gamma'), { recursive: true });
    await edit(server, 'Yes, a little.', 'Yes, {x}.');
    await vi.waitFor(() => expect(server.ids('guides')).toEqual(['alpha', 'beta', 'tester']));
    expect(server.ids('questions').some((id) => id.startsWith('gamma/'))).toBe(false);
  });

  it('looks at files below content/ alone', async () => {
    const server = astro(disk.root, true);
    await server.load();
    await writeFile(faqs(), '## One\n\n{x}\n');
    server.change(join(disk.root, 'src/site.ts'));
    await new Promise((done) => setTimeout(done, 150));
    expect(server.said.error).toEqual([]);
  });
});
