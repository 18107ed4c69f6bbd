import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  PACK_FOLDER,
  packBytes,
  partsOf,
  readManifest,
} from '../../src/practice/voice/pack-manifest.ts';
import { root } from './built-site.ts';

const dist = join(root, 'dist');
const manifest = readManifest(await readFile(join(dist, PACK_FOLDER, 'pack.json'), 'utf8'));
const parts = manifest ? partsOf(manifest) : [];

it('lies in the site whole, at most 26 MB', () => {
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter(({ path }) => !existsSync(join(dist, PACK_FOLDER, path)))).toEqual([]);
  expect(packBytes(parts)).toBeLessThanOrEqual(26_000_000);
});

it('is in files of the size that is named, none too large for a host', async () => {
  for (const { path, bytes } of parts) {
    const { size } = await stat(join(dist, PACK_FOLDER, path));
    expect([path, size]).toEqual([path, bytes]);
    expect(size).toBeLessThan(25 * 1024 * 1024);
  }
});

it('comes to nobody who did not ask: no page names it, and the service worker keeps none of it', async () => {
  const worker = await readFile(join(dist, 'sw.js'), 'utf8');
  const names = parts.map(({ path }) => path.replace('files/', ''));
  expect(names.filter((name) => worker.includes(name))).toEqual([]);
  const scripts = (await readdir(join(dist, '_astro'))).filter((name) => name.endsWith('.js'));
  for (const script of scripts) {
    const code = await readFile(join(dist, '_astro', script), 'utf8');
    expect([script, /onnx|ort-wasm/i.test(code)]).toEqual([script, false]);
  }
  expect((await readdir(join(dist, '_astro'))).filter((name) => name.endsWith('.wasm'))).toEqual(
    [],
  );
});
