import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFolders } from './watch-folders.ts';

let root: string;
let told: Set<string>;
let end: () => void;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'watched-'));
  await mkdir(join(root, 'guides/alpha'), { recursive: true });
  await writeFile(join(root, 'guides/alpha/faqs.mdx'), 'one');
  told = new Set();
  end = watchFolders(root, (path) => told.add(path.replaceAll('\\', '/')));
});
afterEach(async () => {
  end();
  await rm(root, { recursive: true });
});

const tellsOf = (path: string) =>
  vi.waitFor(() => {
    expect([...told]).toContain(path);
  });
const write = (path: string) => writeFile(join(root, path), `${Math.random()}`);

test('tells of files at any depth, by their path', async () => {
  await write('skills.yaml');
  await tellsOf('skills.yaml');
  await write('guides/alpha/faqs.mdx');
  await tellsOf('guides/alpha/faqs.mdx');
});

test('tells of what is in a folder that came, and of what changes there later', async () => {
  await mkdir(join(root, 'guides/beta/parts'), { recursive: true });
  await write('guides/beta/parts/faqs.mdx');
  await tellsOf('guides/beta/parts/faqs.mdx');
  told.clear();
  await write('guides/beta/parts/faqs.mdx');
  await tellsOf('guides/beta/parts/faqs.mdx');
});

test('follows a folder that takes the place of another', async () => {
  await mkdir(join(root, 'draft'));
  await write('draft/guide.mdx');
  await rename(join(root, 'guides/alpha'), join(root, 'former'));
  await rename(join(root, 'draft'), join(root, 'guides/alpha'));
  await tellsOf('guides/alpha/guide.mdx');
  told.clear();
  await write('guides/alpha/guide.mdx');
  await tellsOf('guides/alpha/guide.mdx');
  told.clear();
  await write('former/faqs.mdx');
  await tellsOf('former/faqs.mdx');
});

test('says nothing more when it has ended', async () => {
  end();
  await write('guides/alpha/faqs.mdx');
  await new Promise((later) => setTimeout(later, 50));
  expect(told.size).toBe(0);
});
