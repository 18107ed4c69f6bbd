import { describe, expect, it, test } from 'vitest';
import {
  PACK_FILES,
  packBytes,
  partsOf,
  readManifest,
  type PackManifest,
} from './pack-manifest.ts';

const sha256 = 'a1'.repeat(32);
const part = (path: string) => ({ path, bytes: 10, sha256 });
const manifest: PackManifest = {
  edition: 'e1',
  worker: part('files/worker-1.js'),
  files: PACK_FILES.map((name) => ({
    name,
    bytes: 30,
    sha256,
    planes: 1,
    parts: [part(`files/${name}-1.bin`), part(`files/${name}-2.bin`)],
  })),
};
const [first, ...others] = manifest.files;

it('reads what the build wrote, and leaves out what it does not know', () => {
  expect(readManifest(JSON.stringify(manifest))).toEqual(manifest);
  const more = { ...manifest, files: [...manifest.files, { ...first, name: 'other' }] };
  expect(readManifest(JSON.stringify(more))).toEqual(manifest);
});

it('knows what a download brings', () => {
  expect(partsOf(manifest)).toHaveLength(11);
  expect(packBytes(partsOf(manifest))).toBe(110);
});

describe('is not taken in by', () => {
  test.each([
    ['a page', '<!doctype html><title>Not found</title>'],
    ['another list', '{"pages":{}}'],
    ['nothing', 'null'],
    ['a file that is missing', JSON.stringify({ ...manifest, files: others })],
    [
      'an address elsewhere',
      JSON.stringify({ ...manifest, worker: part('https://example.com/a.js') }),
    ],
    ['a way out of the folder', JSON.stringify({ ...manifest, worker: part('files/../a.js') })],
    [
      'a file without a hash',
      JSON.stringify({ ...manifest, files: [{ ...first, sha256: '' }, ...others] }),
    ],
    [
      'a file without parts',
      JSON.stringify({ ...manifest, files: [{ ...first, parts: [] }, ...others] }),
    ],
  ])('%s', (_, text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});
