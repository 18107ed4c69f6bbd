import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it, test } from 'vitest';
import {
  PACK_FILES,
  packBytes,
  partsOf,
  type PackManifest,
  type PackPart,
} from '../../src/practice/voice/pack-manifest.ts';
import { packCache, readPackFile } from '../../src/practice/voice/pack-storage.ts';
import { toPlanes } from '../../src/practice/voice/planes.ts';
import { VoicePack, type DownloadProgress } from '../../src/practice/voice/voice-pack.ts';
import { MemoryCaches } from './fakes/memory-caches.ts';

const SCOPE = '/prep/';
const FOLDER = '/prep/practice/voice/';
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A site that serves a pack, as long as its network holds. */
class FakeSite {
  readonly served = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  manifest: PackManifest;
  isOffline = false;
  /** The address at which the network breaks off, midway. */
  breaksAt: string | undefined;

  constructor(edition = 'one', code = 'the worker') {
    const part = (path: string, bytes: Uint8Array): PackPart => {
      this.served.set(path, bytes);
      return { path, bytes: bytes.length, sha256: hash(bytes) };
    };
    const files = PACK_FILES.map((name, index) => {
      const planes = index === 1 ? 4 : 1;
      const raw = Buffer.from(`${name} `.repeat(50 * (index + 1)));
      const packed = deflateSync(toPlanes(raw, planes));
      const parts = [packed.subarray(0, 20), packed.subarray(20)].map((bytes, number) =>
        part(`files/${name}-${number}.bin`, bytes),
      );
      return { name, bytes: raw.length, sha256: hash(raw), planes, parts };
    });
    const worker = part(`files/worker-${hash(code).slice(0, 4)}.js`, Buffer.from(code));
    this.manifest = { edition, worker, files };
  }

  fetch = (address: string, { method = 'GET', signal }: RequestInit): Promise<Response> => {
    this.asked.push(`${method} ${address}`);
    if (this.isOffline) return Promise.reject(new TypeError('Failed to fetch'));
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const path = address.slice(FOLDER.length);
    if (path === 'pack.json') return Promise.resolve(Response.json(this.manifest));
    const bytes = this.served.get(path);
    if (!bytes) return Promise.resolve(new Response('Not found', { status: 404 }));
    if (path !== this.breaksAt) return Promise.resolve(new Response(Uint8Array.from(bytes)));
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(bytes.slice(0, 5)),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    return Promise.resolve(new Response(body));
  };
}

let site: FakeSite;
let caches: MemoryCaches;
let pack: VoicePack;
const never = new AbortController().signal;
const total = () => packBytes(partsOf(site.manifest));
const download = () => pack.download(() => undefined, never);

beforeEach(() => {
  site = new FakeSite();
  caches = new MemoryCaches();
  pack = new VoicePack(SCOPE, { caches, fetch: site.fetch });
});

it('asks for its list and nothing else before it is to be fetched', async () => {
  expect(await pack.state()).toEqual({ state: 'absent', bytes: total() });
  expect(await pack.bytes()).toBe(0);
  expect(site.asked).toEqual([`GET ${FOLDER}pack.json`]);
  // Not even an empty cache was made.
  expect(await caches.has(packCache(SCOPE))).toBe(false);
});

it('is ready once it was fetched, with or without the network, and every file is what it was', async () => {
  const heard: DownloadProgress[] = [];
  expect(await pack.download((progress) => heard.push(progress), never)).toBe('done');
  expect(heard[0]).toEqual({ done: 0, total: total() });
  expect(heard.at(-1)).toEqual({ done: total(), total: total() });
  expect(heard.map(({ done }) => done)).toEqual(
    heard.map(({ done }) => done).toSorted((a, b) => a - b),
  );
  site.isOffline = true;
  expect(await pack.state()).toEqual({ state: 'ready' });
  expect(await pack.bytes()).toBeGreaterThanOrEqual(total());
  const cache = await caches.open(packCache(SCOPE));
  for (const { name, bytes, sha256 } of site.manifest.files) {
    const file = await readPackFile(cache, FOLDER, site.manifest, name);
    expect([name, file.length, hash(file)]).toEqual([name, bytes, sha256]);
  }
  expect(site.asked.filter((asked) => !asked.startsWith('GET '))).toEqual([]);
});

it('goes on where a download broke off', async () => {
  site.breaksAt = 'files/decoder-0.bin';
  expect(await download()).toBe('offline');
  const state = await pack.state();
  expect(state.state).toBe('partly');
  site.breaksAt = undefined;
  site.asked.length = 0;
  expect(await download()).toBe('done');
  expect(site.asked).not.toContain(`GET ${FOLDER}files/encoder-0.bin`);
  expect(site.asked).toContain(`GET ${FOLDER}files/decoder-0.bin`);
  expect(await pack.state()).toEqual({ state: 'ready' });
});

it('is called off between and within parts, and keeps what came', async () => {
  const stop = new AbortController();
  const end = await pack.download(({ done }) => {
    if (done > 40) stop.abort();
  }, stop.signal);
  expect(end).toBe('cancelled');
  expect((await pack.state()).state).toBe('partly');
  expect(await pack.download(() => undefined, AbortSignal.abort())).toBe('cancelled');
});

it('says when the device is full, and goes on when there is room', async () => {
  caches.room = JSON.stringify(site.manifest).length + total() / 2;
  expect(await download()).toBe('full');
  expect((await pack.state()).state).toBe('partly');
  caches.room = Infinity;
  expect(await download()).toBe('done');
});

describe('nothing that differs from its hash is kept', () => {
  test.each([
    ['as long', (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1)],
    ['shorter', (bytes: Uint8Array) => bytes.subarray(1)],
    ['longer', (bytes: Uint8Array) => Uint8Array.from([...bytes, 1])],
  ])('when it is %s', async (_, change) => {
    const path = 'files/speech-1.bin';
    site.served.set(path, change(site.served.get(path) ?? new Uint8Array()));
    expect(await download()).toBe('damaged');
    expect([...caches.stored(packCache(SCOPE)).keys()]).not.toContain(FOLDER + path);
  });

  it('when it is not there', async () => {
    site.served.delete('files/speech-1.bin');
    expect(await download()).toBe('damaged');
  });
});

it('mends what was damaged on the device, and fetches no more than that', async () => {
  await download();
  const stored = caches.stored(packCache(SCOPE));
  const address = `${FOLDER}files/encoder-1.bin`;
  stored.set(
    address,
    (stored.get(address) ?? new Uint8Array()).map((byte) => byte ^ 1),
  );
  const cache = await caches.open(packCache(SCOPE));
  await expect(readPackFile(cache, FOLDER, site.manifest, 'encoder')).rejects.toThrow();
  pack.markBroken();
  expect(await pack.state()).toEqual({ state: 'broken', bytes: total() });
  site.asked.length = 0;
  expect(await download()).toBe('done');
  expect(site.asked).toEqual([`GET ${FOLDER}pack.json`, `GET ${address}`]);
  expect(await pack.state()).toEqual({ state: 'ready' });
});

it('fetches of a new edition what is new, and forgets what is no longer a part of it', async () => {
  await download();
  const former = FOLDER + site.manifest.worker.path;
  site.manifest = new FakeSite('two', 'another worker').manifest;
  site.served.set(site.manifest.worker.path, Buffer.from('another worker'));
  expect(await pack.state()).toMatchObject({ state: 'partly', bytes: 14 });
  site.asked.length = 0;
  expect(await download()).toBe('done');
  expect(site.asked).toHaveLength(2);
  expect([...caches.stored(packCache(SCOPE)).keys()]).not.toContain(former);
});

it('leaves nothing on the device when it is removed', async () => {
  await download();
  await pack.remove();
  expect(await pack.bytes()).toBe(0);
  expect(await pack.state()).toEqual({ state: 'absent', bytes: total() });
});

it('says so where there is no list, and where the browser keeps nothing', async () => {
  site.isOffline = true;
  expect((await pack.state()).state).toBe('unavailable');
  expect(await download()).toBe('offline');
  const other = new VoicePack(SCOPE, undefined);
  expect((await other.state()).state).toBe('unavailable');
  expect(await other.bytes()).toBe(0);
});
