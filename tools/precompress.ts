/**
 * `npm run precompress`: lay a `.br`, a `.zst`, and a `.gz` beside every text of a built site, for
 * servers of your own that send such files as they are. Hosts that compress by themselves have no
 * use for them.
 *
 *     npm run precompress -- /srv/www
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { TEXT_ENDINGS } from '../src/hosting/content-types.ts';

/** Bytes; less than that fits into one packet anyway. */
const WORTH_IT = 512;
/** Files at a time: Node compresses on four threads, and each file is compressed three times. */
const AT_ONCE = 4;

export interface Effort {
  /** From 0 to 11. */
  brotli: number;
  /** From 1 to 22. */
  zstd: number;
  /** From 1 to 9. */
  gzip: number;
}

const BEST: Effort = { brotli: 11, zstd: 19, gzip: 9 };

/** @returns how many files now have their three beside them */
export async function precompress(folder: string, effort: Effort = BEST): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && TEXT_ENDINGS.includes(endingOf(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .values();
  let count = 0;
  // Each takes the next path when it is done with one.
  const worker = async () => {
    for (const path of paths) if (await compress(path, effort)) count++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return count;
}

function endingOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1] ?? '';
}

async function compress(path: string, effort: Effort): Promise<boolean> {
  const bytes = await readFile(path);
  if (bytes.length < WORTH_IT) return false;
  const [br, zst, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: effort.brotli },
    }),
    promisify(zstdCompress)(bytes, {
      params: { [constants.ZSTD_c_compressionLevel]: effort.zstd },
    }),
    promisify(gzip)(bytes, { level: effort.gzip }),
  ]);
  await Promise.all([
    writeFile(`${path}.br`, br),
    writeFile(`${path}.zst`, zst),
    writeFile(`${path}.gz`, gz),
  ]);
  return true;
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? 'dist');
  const count = await precompress(folder);
  if (count === 0) throw new Error(`${folder} has no text to compress. Build the site first.`);
  console.log(`${count} files in ${folder} have a .br, a .zst, and a .gz beside them.`);
}
