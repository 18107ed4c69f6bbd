/** Values that take long to make, kept on the disk by a digest of what they are made from. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writevSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Bytes before a value. */
const SUM = 4;

export class KeptValues<T> {
  readonly #folder: string;
  readonly #asked = new Set<string>();
  #isThere = false;

  /**
   * @param folder holds a folder for each state of the code
   * @param code the digest of all that decides what is made
   */
  constructor(folder: string, code: string) {
    this.#folder = join(folder, code);
  }

  /** @returns undefined for what is not kept, or is damaged */
  get(digest: string): T | undefined {
    this.#asked.add(digest);
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.#folder, digest));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    const body = bytes.subarray(SUM);
    const isWhole = body.length > 0 && sumOf(body).equals(bytes.subarray(0, SUM));
    return isWhole ? (deserialize(body) as T) : undefined;
  }

  /** It is wanted, though nobody need read it. */
  want(digest: string): void {
    this.#asked.add(digest);
  }

  set(digest: string, value: T): void {
    this.#asked.add(digest);
    if (!this.#isThere) mkdirSync(this.#folder, { recursive: true });
    this.#isThere = true;
    const body = serialize(value);
    // Another process may read it at the same time: half of it is as good as none, by its sum.
    const file = openSync(join(this.#folder, digest), 'w');
    try {
      writevSync(file, [sumOf(body), body]);
    } finally {
      closeSync(file);
    }
  }

  /** Forget what was not asked for since this began, and what other code kept. */
  sweep(): void {
    mkdirSync(this.#folder, { recursive: true });
    for (const name of readdirSync(this.#folder))
      if (!this.#asked.has(name)) rmSync(join(this.#folder, name), { force: true });
    const all = dirname(this.#folder);
    for (const name of readdirSync(all))
      if (name !== basename(this.#folder))
        rmSync(join(all, name), { recursive: true, force: true });
  }
}

/** Enough to tell what was damaged; nobody forges it. */
function sumOf(body: Uint8Array): Buffer {
  const sum = Buffer.alloc(SUM);
  sum.writeUInt32LE(crc32(body));
  return sum;
}

/**
 * A digest of code: another byte of it gives another one, and so does another Node.
 *
 * @param parts files and folders below the project; tests do not count
 */
export function codeDigest(project: string, parts: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const part of parts) {
    const path = join(project, part);
    const files = /\.\w+$/.test(part)
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
          .map((entry) => join(entry.parentPath, entry.name))
          .toSorted();
    // The same code in another folder is the same.
    for (const file of files) hash.update(relative(project, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
