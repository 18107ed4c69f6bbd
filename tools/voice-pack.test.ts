import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import {
  PACK_FOLDER,
  packBytes,
  partsOf,
  readManifest,
  type PackManifest,
} from '../src/practice/voice/pack-manifest.ts';
import { fromPlanes } from '../src/practice/voice/planes.ts';
import { readSource, SOURCES, writeVoicePack } from './voice-pack.ts';

const root = resolve(import.meta.dirname, '..');
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let manifest: PackManifest;
const inPack = (path: string) => join(folder, PACK_FOLDER, path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voice-pack-'));
  manifest = await writeVoicePack(root, folder);
});
afterAll(() => rm(folder, { recursive: true }));

it('lists what it wrote, as pages will read it', async () => {
  expect(readManifest(await readFile(inPack('pack.json'), 'utf8'))).toEqual(manifest);
  for (const { path, bytes, sha256 } of partsOf(manifest)) {
    const written = await readFile(inPack(path));
    expect([path, written.length, hash(written)]).toEqual([path, bytes, sha256]);
  }
});

it('comes out of its parts as the packages hold it', async () => {
  for (const { name, planes, parts, sha256 } of manifest.files) {
    const packed = await Promise.all(parts.map(({ path }) => readFile(inPack(path))));
    const file = fromPlanes(Uint8Array.from(inflateSync(Buffer.concat(packed))), planes);
    expect([name, hash(file)]).toEqual([name, sha256]);
  }
});

it('weighs no more than the page says, and no host refuses a file of it', () => {
  expect(packBytes(partsOf(manifest))).toBeLessThanOrEqual(26_000_000);
  expect(Math.max(...partsOf(manifest).map(({ bytes }) => bytes))).toBeLessThan(25 * 1024 ** 2);
});

it('has a worker that names no other file and no other host', async () => {
  const code = await readFile(inPack(manifest.worker.path), 'utf8');
  expect(code).not.toMatch(/\bfrom\s*["']|cdn\.|jsdelivr|unpkg|huggingface/);
  expect(code).not.toContain('sourceMappingURL');
});

it('is the same each time', async () => {
  const again = await mkdtemp(join(tmpdir(), 'voice-pack-'));
  expect(await writeVoicePack(root, again)).toEqual(manifest);
  await rm(again, { recursive: true });
});

test('a package that holds another file stops the build, which says what to do', async () => {
  const project = await mkdtemp(join(tmpdir(), 'voice-pack-'));
  const source = SOURCES.find(({ name }) => name === 'encoder');
  if (!source) throw new Error('No encoder.');
  const file = join(project, 'node_modules', source.from);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, 'another model');
  await expect(readSource(project, source)).rejects.toThrow(
    /encoder_model\.onnx is not the file that was looked at[^]*expected SHA-256 c6fc[^]*found[^]*tools\/voice-pack\.ts/,
  );
  await rm(project, { recursive: true });
});

test('what is compressed once is kept', async () => {
  const { sha256 } = SOURCES.find(({ name }) => name === 'decoder') ?? { sha256: '' };
  const kept = join(root, 'node_modules/.cache/voice-pack', `${sha256.slice(0, 32)}-1-1.zlib`);
  expect((await stat(kept)).size).toBeGreaterThan(14_000_000);
});
