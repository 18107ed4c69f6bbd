/**
 * The voice pack on this device: what is there of it, getting it, and being rid of it. Nothing is
 * fetched before the reader asks for it, apart from the list of what there is to fetch.
 */
import {
  PACK_FOLDER,
  packBytes,
  partsOf,
  readManifest,
  type PackManifest,
  type PackPart,
} from './pack-manifest.ts';
import { packCache, sha256 } from './pack-storage.ts';

export type PackState =
  /** Nothing is there; so many bytes are to be fetched. */
  | { state: 'absent'; bytes: number }
  /** A download broke off, or a new edition shares files with the one that is there. */
  | { state: 'partly'; bytes: number; kept: number }
  | { state: 'ready' }
  /** It is all there, and not what it should be; a download fetches what is wrong anew. */
  | { state: 'broken'; bytes: number }
  | { state: 'unavailable'; reason: string };

export type DownloadEnd =
  | 'done'
  | 'cancelled'
  /** The network is gone; what came is kept. */
  | 'offline'
  /** The device has no room for it; what came is kept. */
  | 'full'
  /** The site sent something else; it may just have been published anew. */
  | 'damaged';

export interface DownloadProgress {
  /** Bytes as they travel, of those that were to be fetched. */
  done: number;
  total: number;
}

/** What is needed of the browser. */
export interface PackBrowser {
  caches: Pick<CacheStorage, 'open' | 'has' | 'delete'>;
  fetch: (address: string, options: RequestInit) => Promise<Response>;
}

/** Milliseconds; without an answer, the list on the device is the right one. */
const PATIENCE = 5_000;
const LIST = 'pack.json';

export class VoicePack {
  readonly scope: string;
  /** Address of the pack, such as `/prep/practice/voice/`. */
  readonly folder: string;
  readonly #browser: PackBrowser | undefined;
  #isBroken = false;

  /** @param scope the base path, with a slash at the end */
  constructor(scope: string, browser: PackBrowser | undefined = thisBrowser()) {
    this.scope = scope;
    this.folder = scope + PACK_FOLDER;
    this.#browser = browser;
  }

  async state(): Promise<PackState> {
    if (!this.#browser)
      return { state: 'unavailable', reason: 'This browser cannot keep files for a site.' };
    const manifest = await this.manifest();
    if (!manifest)
      return { state: 'unavailable', reason: 'The list of the voice pack cannot be had now.' };
    const parts = partsOf(manifest);
    const missing = await this.#missing(parts);
    const bytes = packBytes(missing);
    const kept = packBytes(parts) - bytes;
    if (kept === 0) return { state: 'absent', bytes };
    if (missing.length > 0) return { state: 'partly', bytes, kept };
    return this.#isBroken ? { state: 'broken', bytes: packBytes(parts) } : { state: 'ready' };
  }

  /**
   * Fetch what is missing, part by part; each is kept as soon as it came whole. A part that is there
   * and damaged is fetched anew.
   */
  async download(
    onProgress: (progress: DownloadProgress) => void,
    signal: AbortSignal,
  ): Promise<DownloadEnd> {
    const browser = this.#browser;
    const manifest = await this.manifest();
    if (!browser || !manifest) return 'offline';
    try {
      signal.throwIfAborted();
      const cache = await browser.caches.open(packCache(this.scope));
      await cache.put(this.folder + LIST, answer(JSON.stringify(manifest), LIST));
      const parts = partsOf(manifest);
      const missing = await this.#unsound(cache, parts);
      const total = packBytes(missing);
      let done = 0;
      onProgress({ done, total });
      for (const part of missing) {
        const bytes = await this.#fetchPart(part, signal, (came) =>
          onProgress({ done: done + came, total }),
        );
        done += part.bytes;
        await cache.put(this.folder + part.path, answer(bytes, part.path));
        onProgress({ done, total });
      }
      await this.#forgetOthers(cache, parts);
      this.#isBroken = false;
      return 'done';
    } catch (error) {
      if (signal.aborted) return 'cancelled';
      if (error instanceof DamagedPart) return 'damaged';
      return isNamed(error, 'QuotaExceededError') ? 'full' : 'offline';
    }
  }

  /** Of all that is kept of it on this device; 0 after it was removed. */
  async bytes(): Promise<number> {
    const name = packCache(this.scope);
    if (!this.#browser || !(await this.#browser.caches.has(name))) return 0;
    const cache = await this.#browser.caches.open(name);
    const sizes = (await cache.keys()).map(async (key) => sizeOf(await cache.match(key)));
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  async remove(): Promise<void> {
    await this.#browser?.caches.delete(packCache(this.scope));
    this.#isBroken = false;
  }

  /** A file of it could not be read; says so until the next download. */
  markBroken(): void {
    this.#isBroken = true;
  }

  /** The site's list, or without the network the one on this device. */
  async manifest(): Promise<PackManifest | undefined> {
    const address = this.folder + LIST;
    const options: RequestInit = { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE) };
    const fetched = await this.#browser?.fetch(address, options).catch(() => undefined);
    // It may break off while it is read, too.
    const text = fetched?.ok ? await fetched.text().catch(() => '') : '';
    return readManifest(text) ?? this.#keptManifest();
  }

  async #keptManifest(): Promise<PackManifest | undefined> {
    const name = packCache(this.scope);
    if (!this.#browser || !(await this.#browser.caches.has(name))) return undefined;
    const cache = await this.#browser.caches.open(name);
    const kept = await cache.match(this.folder + LIST);
    return kept && readManifest(await kept.text());
  }

  async #missing(parts: readonly PackPart[]): Promise<PackPart[]> {
    const name = packCache(this.scope);
    // To open a cache is to make one.
    if (!this.#browser || !(await this.#browser.caches.has(name))) return [...parts];
    const cache = await this.#browser.caches.open(name);
    const isMissing = await Promise.all(
      parts.map(
        async ({ path, bytes }) => (await sizeOf(await cache.match(this.folder + path))) !== bytes,
      ),
    );
    return parts.filter((_, index) => isMissing[index]);
  }

  async #unsound(cache: Cache, parts: readonly PackPart[]): Promise<PackPart[]> {
    const unsound: PackPart[] = [];
    for (const part of parts) {
      const kept = await cache.match(this.folder + part.path);
      const bytes = kept && new Uint8Array(await kept.arrayBuffer());
      if (!bytes || (await sha256(bytes)) !== part.sha256) unsound.push(part);
    }
    return unsound;
  }

  async #fetchPart(
    { path, bytes, sha256: expected }: PackPart,
    signal: AbortSignal,
    onCame: (bytes: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    // It is kept by us; the browser need not keep a second copy.
    const response = await this.#browser?.fetch(this.folder + path, { cache: 'no-store', signal });
    if (!response?.ok || !response.body) throw new DamagedPart(path);
    const whole = new Uint8Array(bytes);
    let came = 0;
    const reader = response.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (came + piece.value.length > bytes) {
        await reader.cancel();
        throw new DamagedPart(path);
      }
      whole.set(piece.value, came);
      came += piece.value.length;
      onCame(came);
    }
    if ((await sha256(whole)) !== expected) throw new DamagedPart(path);
    return whole;
  }

  async #forgetOthers(cache: Cache, parts: readonly PackPart[]): Promise<void> {
    const wanted = new Set([LIST, ...parts.map(({ path }) => path)]);
    for (const { url } of await cache.keys()) {
      const path = url.slice(url.indexOf(this.folder) + this.folder.length);
      if (!wanted.has(path)) await cache.delete(url);
    }
  }
}

class DamagedPart extends Error {}

function thisBrowser(): PackBrowser | undefined {
  // Without a secure connection there is no such storage.
  if (!('caches' in globalThis) || !('DecompressionStream' in globalThis)) return undefined;
  return { caches, fetch: (address, options) => fetch(address, options) };
}

/** The service worker answers with the script of the workers, which needs its type. */
function answer(body: Uint8Array<ArrayBuffer> | string, path: string): Response {
  const type = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
  return new Response(body, { headers: { 'content-type': type } });
}

async function sizeOf(response: Response | undefined): Promise<number> {
  return response ? (await response.blob()).size : 0;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
