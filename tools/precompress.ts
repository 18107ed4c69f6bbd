/**
 * `npm run precompress`: lay a `.gz` and a `.br` beside every text of a built site, for servers of
 * your own that send such files as they are. Hosts that compress by themselves have no use for them.
 *
 *     npm run precompress -- /srv/www
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { TEXT_ENDINGS } from '../src/hosting/content-types.ts';

/** Bytes; less than that fits into one packet anyway. */
const WORTH_IT = 512;

/** @returns how many files now have their two beside them */
export async function precompress(
  folder: string,
  { brotli, level }: { brotli: number; level: number } = { brotli: 11, level: 9 },
): Promise<number> {
  let count = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const ending = /\.(\w+)$/.exec(entry.name)?.[1] ?? '';
    if (!entry.isFile() || !TEXT_ENDINGS.includes(ending)) continue;
    const bytes = await readFile(path);
    if (bytes.length < WORTH_IT) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: brotli };
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, { params }),
      promisify(gzip)(bytes, { level }),
    ]);
    await writeFile(`${path}.br`, br);
    await writeFile(`${path}.gz`, gz);
    count++;
  }
  return count;
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? 'dist');
  const count = await precompress(folder);
  if (count === 0) throw new Error(`${folder} has no text to compress. Build the site first.`);
  console.log(`${count} files in ${folder} have a .gz and a .br beside them.`);
}
