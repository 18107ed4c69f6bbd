import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { describeFrontmatter, keptFiles } from '../../tools/editor-help.ts';
import { onDisk } from './disk.ts';

const project = resolve(import.meta.dirname, '../..');

test.each(Object.entries(keptFiles()))(
  '%s says what the contract says (after a change: node tools/editor-help.ts)',
  async (path, text) => {
    expect(await readFile(join(project, path), 'utf8')).toBe(text);
  },
);

test('the settings lead to each schema', async () => {
  const settings = JSON.parse(await readFile(join(project, '.vscode/settings.json'), 'utf8')) as {
    'yaml.schemas': Record<string, string>;
  };
  const schemas = Object.keys(keptFiles()).filter((path) => path.endsWith('.schema.json'));
  expect(Object.keys(settings['yaml.schemas'])).toEqual(schemas.map((path) => `./${path}`));
});

let disk: Awaited<ReturnType<typeof onDisk>>;
beforeAll(async () => {
  disk = await onDisk();
});
afterAll(() => disk.remove());

test('the Astro extension finds the schema of each file’s frontmatter', async () => {
  const { content } = await new ContentReader(disk.root).read();
  await describeFrontmatter(disk.root, content);
  const folder = join(disk.root, '.astro/collections');
  const { collections, entries } = JSON.parse(
    await readFile(join(folder, 'collections.json'), 'utf8'),
  ) as { collections: { name: string }[]; entries: Record<string, string> };
  expect(Object.keys(entries)).toHaveLength(7 * content.guides.length);
  for (const [file, name] of [
    ['guide.mdx', 'file-guide'],
    ['faqs.mdx', 'file-section'],
    ['related-guides.mdx', 'file-related-guides'],
  ] as const) {
    const path = join(disk.root, 'content/guides/alpha', file);
    expect(entries[pathToFileURL(path).href.toLowerCase()]).toBe(name);
    expect(collections.map((collection) => collection.name)).toContain(name);
    expect(await readFile(join(folder, `${name}.schema.json`), 'utf8')).toContain('"properties"');
  }
});
