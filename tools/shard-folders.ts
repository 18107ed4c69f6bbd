/**
 * Shards of a site on their way to the machine that joins them: each a folder of its files, with what
 * is told of them.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { partFolder, type IndexPart } from '../src/search/indexing.ts';
import { filesOf, type FileFacts } from './file-facts.ts';
import type { Rendered } from './finish-site.ts';
import type { Shard } from './shard.ts';

/** What is told of a shard's files. */
interface ShardNotes extends Rendered {
  /** The same in all shards of one site: a digest of all that it is built from. */
  state: string;
}

const SITE = 'site';
const NOTES = 'notes';

const nameOf = ({ number, of }: Shard) => `${number}-of-${of}`;

/** @param shards the folder of all shards */
export function shardFolder(shards: string, shard: Shard): string {
  return join(shards, nameOf(shard));
}

/**
 * Move a shard's files to where they wait for the others.
 *
 * @param rendered the folder that has them
 */
export async function keepShard(
  shards: string,
  shard: Shard,
  rendered: string,
  notes: ShardNotes,
): Promise<void> {
  const folder = shardFolder(shards, shard);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await rename(rendered, join(folder, SITE));
  // Last, so that a shard that lacks files is none.
  await writeFile(join(folder, NOTES), serialize(notes));
}

/**
 * Copy the files of all shards into one folder. Those that each shard has, such as scripts, have to be
 * the same.
 *
 * @param shards the folder of all shards
 * @throws with what is missing, or does not fit together
 */
export async function joinShards(shards: string, into: string, state: string): Promise<Rendered> {
  const facts = new Map<string, FileFacts>();
  const index: IndexPart[] = [];
  const copied = new Map<string, string>();
  for (const shard of await shardsIn(shards)) {
    const folder = shardFolder(shards, shard);
    const notes = await readNotes(folder);
    if (notes.state !== state)
      throw new Error(
        `${folder} was built from something else than what is here. Expected the same commit, the same settings, and the same version of Node; build it anew with --shard ${shard.number}/${shard.of}.`,
      );
    const parts = notes.index.map((part, place) => ({
      from: `pagefind/${part.folder}`,
      joined: { ...part, folder: partFolder(index.length + place) },
    }));
    for (const file of await filesOf(join(folder, SITE))) {
      // The first part is the folder that the others lie in.
      const part = parts.findLast(({ from }) => file.startsWith(from));
      const path = part ? `pagefind/${part.joined.folder}${file.slice(part.from.length)}` : file;
      await copyOnce(join(folder, SITE, file), join(into, path), copied);
    }
    for (const [file, told] of notes.facts) facts.set(file, told);
    index.push(...parts.map(({ joined }) => joined));
  }
  const inOrder = [...facts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { facts: new Map(inOrder), index };
}

/** @param copied from where what was copied came, by where it lies */
async function copyOnce(file: string, to: string, copied: Map<string, string>): Promise<void> {
  const known = copied.get(to);
  if (known === undefined) {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(file, to);
    copied.set(to, file);
  } else if (!(await readFile(known)).equals(await readFile(file))) {
    throw new Error(`${known} and ${file} differ. Expected one file, whichever shard has it.`);
  }
}

async function shardsIn(shards: string): Promise<Shard[]> {
  const names = existsSync(shards) ? await readdir(shards) : [];
  const found = names.flatMap((name): Shard[] => {
    const [, number, of] = /^(\d+)-of-(\d+)$/.exec(name) ?? [];
    return number === undefined ? [] : [{ number: Number(number), of: Number(of) }];
  });
  const [first] = found;
  if (!first || found.some(({ of }) => of !== first.of))
    throw new Error(
      `${shards} has ${names.toSorted().join(', ') || 'no shards'}. Expected all shards of one site, such as 1-of-2 and 2-of-2, and no others.`,
    );
  const wanted = Array.from({ length: first.of }, (_, place) => ({ ...first, number: place + 1 }));
  const missing = wanted.filter((shard) => !names.includes(nameOf(shard)));
  if (missing.length > 0)
    throw new Error(
      `${shards} lacks ${missing.map(nameOf).join(', ')}. Build ${missing.map(({ number, of }) => `--shard ${number}/${of}`).join(', ')}, or copy what another machine built.`,
    );
  return wanted;
}

async function readNotes(folder: string): Promise<ShardNotes> {
  try {
    return deserialize(await readFile(join(folder, NOTES))) as ShardNotes;
  } catch (error) {
    throw new Error(`${folder} is no whole shard; build it anew.`, { cause: error });
  }
}
