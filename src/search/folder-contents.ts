import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The bytes of all files of a folder, by their paths below it. */
export type FolderContents = Map<string, Uint8Array>;

/** @param folder everything in it is read */
export function contentsOf(folder: string): FolderContents {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(folder, file), readFileSync(file)]));
}

/** Write the files again; what else the folder has stays. */
export function writeContents(folder: string, contents: FolderContents): void {
  const made = new Set<string>();
  for (const [path, bytes] of contents) {
    const file = join(folder, path);
    const above = dirname(file);
    if (!made.has(above)) mkdirSync(above, { recursive: true });
    made.add(above);
    writeFileSync(file, bytes);
  }
}

/** @param names of files to remove; those of folders below it stay */
export function removeFiles(folder: string, names: RegExp): void {
  for (const name of readdirSync(folder)) if (names.test(name)) rmSync(join(folder, name));
}
