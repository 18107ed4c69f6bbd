/**
 * Files written at once, where a build waits for each of them anyway. To write one the usual way takes
 * four tasks of Node's thread pool, which wake each other up from one processor to the next: 0.27 ms of
 * processor time in place of 0.05, and a build of 1,000 guides writes 11,000 files, one after the other.
 */
import { copyFileSync, mkdirSync, promises, writeFileSync, type PathLike } from 'node:fs';

type WriteFile = typeof promises.writeFile;

/** While `work` is done, what asks `fs.promises` to write, as Astro does, has it done at once. */
export async function withSyncWrites<T>(work: () => Promise<T>): Promise<T> {
  const { mkdir, copyFile, writeFile } = promises;
  const write: WriteFile = (file, data, options) =>
    isPath(file) && isWhole(data) && typeof options !== 'object'
      ? Promise.try(writeFileSync, file, data, options)
      : writeFile(file, data, options);
  Object.assign(promises, {
    mkdir: (...of: Parameters<typeof mkdirSync>) => Promise.try(mkdirSync, ...of),
    copyFile: (...of: Parameters<typeof copyFileSync>) => Promise.try(copyFileSync, ...of),
    writeFile: write,
  });
  try {
    return await work();
  } finally {
    Object.assign(promises, { mkdir, copyFile, writeFile });
  }
}

/** Not a file that is open. */
function isPath(file: Parameters<WriteFile>[0]): file is PathLike {
  return typeof file === 'string' || file instanceof URL || Buffer.isBuffer(file);
}

/** Not pieces that are yet to come. */
function isWhole(data: Parameters<WriteFile>[1]): data is string | NodeJS.ArrayBufferView {
  return typeof data === 'string' || ArrayBuffer.isView(data);
}
