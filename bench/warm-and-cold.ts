/** Whether builds that take what did not change from the former one make what builds from nothing make. */
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copySources } from '../tools/copy-sources.ts';
import { fileDigests } from '../tools/file-digests.ts';
import { costOf } from './process-tree.ts';
import { SiteChanges } from './site-changes.ts';
import { vocabularyOf, Writer, writeSyntheticContent } from './synthetic-guides.ts';

const project = resolve(import.meta.dirname, '..');
/** Drawn cards and the voice pack depend on nothing that is changed here. */
const env = { WITHOUT: 'cards voice' };
/** All that a build keeps for the next one. */
const KEPT = ['node_modules/.astro', 'node_modules/.cache', '.build'];

export interface Comparison {
  /** What was done before, and to what. */
  change: string;
  /** How many files the site has. */
  files: number;
  /** Those that are not the same in both. */
  different: string[];
}

interface Options {
  guides: number;
  seed: number;
  rounds: number;
}

/**
 * Change a site of made-up guides at random, build it both ways, compare, and go on from the warm one.
 *
 * @throws with what a build prints when it fails
 */
export async function* compareWarmAndCold(options: Options): AsyncGenerator<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'warm-and-cold-'));
  const root = join(folder, 'site');
  const build = () => costOf([process.execPath, 'tools/build.ts'], { cwd: root, env });
  try {
    const vocabulary = await vocabularyOf(project);
    await copySources(project, root);
    await writeSyntheticContent(project, root, options, vocabulary);
    const changes = new SiteChanges(root, new Writer(options.seed), vocabulary, options.guides);
    await build();
    for (let round = 0; round < options.rounds; round++) {
      const change = await changes.make();
      await build();
      const warm = await fileDigests(join(root, 'dist'));
      const aside = await mkdtemp(join(folder, 'kept-'));
      for (const kept of KEPT) await rename(join(root, kept), join(aside, flat(kept)));
      await build();
      const cold = await fileDigests(join(root, 'dist'));
      for (const kept of KEPT) {
        await rm(join(root, kept), { recursive: true, force: true });
        await cp(join(aside, flat(kept)), join(root, kept), { recursive: true });
      }
      yield { change, files: cold.size, different: difference(warm, cold) };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const flat = (path: string) => path.replaceAll('/', '-');

function difference(one: Map<string, string>, other: Map<string, string>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).toSorted();
}
