/**
 * What is told of the files that a build renders, and, by their keys, of those that it takes from the
 * former build as they are.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeDigest, KeptValues } from '../src/guides/reading/kept-values.ts';
import { factsOf, filesOf, isLookedAt, type BuiltSite, type FileFacts } from './file-facts.ts';

interface Remembered {
  /** Equal for equal bytes: that of Astro's incremental build. */
  key: string;
  facts: FileFacts;
}

const root = resolve(import.meta.dirname, '..');
/** What decides what is told. */
const CODE = [
  'tools/file-facts.ts',
  'tools/fact-memory.ts',
  'tools/compression-sizes.ts',
  'src/hosting',
  'package-lock.json',
];

export class FactMemory {
  readonly #kept: KeptValues<ReadonlyMap<string, Remembered>>;
  readonly #former: ReadonlyMap<string, Remembered>;
  readonly #keys = new Map<string, string>();
  readonly #made = new Map<string, FileFacts>();

  /** @param folder where it is kept from one build to the next */
  constructor(folder = join(root, 'node_modules/.cache/facts')) {
    this.#kept = new KeptValues(folder, codeDigest(root, CODE));
    this.#former = this.#kept.get('all') ?? new Map();
  }

  /** A file that is rendered, or taken from the former build when it had the same key there. */
  expect(file: string, key: string): void {
    this.#keys.set(file, key);
  }

  /** A file as it was rendered. */
  add(file: string, facts: FileFacts): void {
    this.#made.set(file, facts);
  }

  /** All that is told of a site that was built. */
  async look(folder: string): Promise<BuiltSite> {
    const files = await filesOf(folder);
    const facts = new Map<string, FileFacts>();
    const remembered = new Map<string, Remembered>();
    for (const file of files) {
      if (!isLookedAt(file)) continue;
      const told =
        this.#made.get(file) ??
        this.#formerFacts(file) ??
        factsOf(file, readFileSync(join(folder, file)));
      facts.set(file, told);
      const key = this.#keys.get(file);
      if (key !== undefined) remembered.set(file, { key, facts: told });
    }
    this.#kept.set('all', remembered);
    this.#kept.sweep();
    return { folder, files, facts };
  }

  #formerFacts(file: string): FileFacts | undefined {
    const former = this.#former.get(file);
    return former && former.key === this.#keys.get(file) ? former.facts : undefined;
  }
}
