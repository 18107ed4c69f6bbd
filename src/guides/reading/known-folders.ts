/** What a guide's folder held when it was last read, known without reading it: as git knows it. */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptValues } from './kept-values.ts';

export interface KnownFolder {
  /** Of all that a guide's page takes from it. */
  digest: string;
  pictures: string[];
}

type Stamped = [stamp: string, known: KnownFolder];

/** Sizes and times of the files of a folder. */
export interface Stamp {
  /** Another one for other files. */
  digest: string;
  /** When the last of them changed, in milliseconds since 1970. */
  changedAt: number;
}

/**
 * A file that changes twice within one tick of its clock has the same time twice; the coarsest
 * clock in use, of FAT, ticks every 2 s.
 * https://git-scm.com/docs/racy-git
 */
const TICK = 3000;

/** All of a project, in one file. Only folders in which nothing is wrong are kept. */
export class KnownFolders {
  readonly #kept: KeptValues<ReadonlyMap<string, Stamped>>;
  readonly #now: () => number;
  #folders: Map<string, Stamped>;
  #hasChanged = false;

  constructor(kept: KeptValues<ReadonlyMap<string, Stamped>>, now: () => number = Date.now) {
    this.#kept = kept;
    this.#now = now;
    this.#folders = new Map(kept.get('content'));
  }

  /** @returns undefined when it is not known, or its files are others now */
  find(slug: string, { digest }: Stamp): KnownFolder | undefined {
    const [stamp, known] = this.#folders.get(slug) ?? [];
    return stamp === digest ? known : undefined;
  }

  /** @param stamp taken before the folder was read */
  note(slug: string, { digest, changedAt }: Stamp, known: KnownFolder): void {
    if (this.#now() - changedAt < TICK) return;
    this.#folders.set(slug, [digest, known]);
    this.#hasChanged = true;
  }

  /**
   * For the next process.
   *
   * @param slugs of all folders that are there; others are forgotten
   */
  keep(slugs: ReadonlySet<string>): void {
    const gone = Array.from(this.#folders.keys()).filter((slug) => !slugs.has(slug));
    for (const slug of gone) this.#folders.delete(slug);
    if (gone.length === 0 && !this.#hasChanged) return;
    this.#kept.set('content', this.#folders);
    this.#kept.sweep();
    this.#hasChanged = false;
  }
}

/**
 * The stamp of files as they are now.
 *
 * @returns undefined where something is no file, which is to be looked at each time
 */
export function stampOf(
  root: string,
  entries: readonly { path: string; isFolder: boolean }[],
): Stamp | undefined {
  const hash = createHash('sha256');
  let changedAt = 0;
  for (const { path, isFolder } of entries) {
    const stats = isFolder ? undefined : lstatSync(join(root, path), { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    const { size, mtimeMs, ctimeMs, ino } = stats;
    hash.update(`${path}\0${size} ${mtimeMs} ${ctimeMs} ${ino}\n`);
    changedAt = Math.max(changedAt, mtimeMs, ctimeMs);
  }
  return { digest: hash.digest('hex').slice(0, 16), changedAt };
}
