import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepFormer } from './keep-former.ts';
import { serveStatic, type StaticServer } from './static-server.ts';

let folder: string;
let live: StaticServer;
const next = () => join(folder, 'next');

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'former-'));
  const list = ['a.OLD.js', 'b.SAME.js', 'fonts/c.OLD.woff2', 'gone.js', '../../evil.js'];
  await write({
    'live/sw.js': list.map((name) => `{url:\`/prep/_astro/${name}\`}`).join(),
    'live/404.html': 'nothing',
    'live/_astro/a.OLD.js': 'old',
    'live/_astro/b.SAME.js': 'same, but served otherwise',
    'live/_astro/fonts/c.OLD.woff2': 'font',
    'next/_astro/a.NEW.js': 'new',
    'next/_astro/b.SAME.js': 'same',
  });
  live = await serveStatic(join(folder, 'live'), { base: '/prep/' });
});
afterAll(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

test('what only the live site has is laid beside the new, and nothing is replaced', async () => {
  expect(await keepFormer(live.url, next())).toEqual([
    '_astro/a.OLD.js',
    '_astro/fonts/c.OLD.woff2',
  ]);
  const files = await readdir(join(next(), '_astro'), { recursive: true });
  expect(files.toSorted()).toEqual(
    ['a.NEW.js', 'a.OLD.js', 'b.SAME.js', 'fonts', 'fonts/c.OLD.woff2'].toSorted(),
  );
  expect(await readFile(join(next(), '_astro/b.SAME.js'), 'utf8')).toBe('same');
});

test('before the first deployment there is nothing to keep', async () => {
  expect(await keepFormer(`${live.url}not-yet/`, next())).toEqual([]);
});
