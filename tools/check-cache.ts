/**
 * What the check found in each guide, kept from one run to the next: reading a hundred guides takes
 * seconds, and between two runs a writer changes one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { KNOWN_WORDS, reviewGuide, type GuideReview } from '../src/editorial/review.ts';
import type { Guide } from '../src/guides/guide.ts';
import {
  parseGuide,
  type GuideFolder,
  type ParsedGuide,
} from '../src/guides/reading/guide-parser.ts';

interface Entry {
  /** The day on which it was read, as `YYYY-MM-DD`. */
  day: string;
  parsed: ParsedGuide;
  /** What was said of it, with which words known. */
  review: { words: string; said: GuideReview } | undefined;
}

/** What decides how a guide is read and reviewed: another byte of it makes all entries void. */
const CODE = [
  'src/guides',
  'src/editorial',
  'src/practice/core',
  'package-lock.json',
  'tools/check-cache.ts',
];
const SUM = 32;

export class CheckCache {
  readonly #folder: string;
  readonly #entries = new Map<string, Entry>();
  /** Digests of entries that are not on the disk as they are here. */
  readonly #changed = new Set<string>();
  readonly #asked = new Set<string>();

  /**
   * @param folder which holds the entries, a folder for each state of the code
   * @param project the root of the project whose code it is
   */
  constructor(folder: string, project = resolve(import.meta.dirname, '..')) {
    this.#folder = join(folder, codeDigest(project));
  }

  /** In place of `parseGuide`. */
  readonly parse = (folder: GuideFolder, today: string, digest: string): ParsedGuide => {
    this.#asked.add(digest);
    const known = this.#entries.get(digest) ?? this.#read(digest);
    if (known && isStillTrue(known, today)) {
      this.#entries.set(digest, known);
      return known.parsed;
    }
    const parsed = parseGuide(folder, today);
    this.#entries.set(digest, { day: today, parsed, review: undefined });
    this.#changed.add(digest);
    return parsed;
  };

  /**
   * In place of `reviewGuide`.
   *
   * @param digestOf the digest of a guide's folder
   */
  reviewer(digestOf: (slug: string) => string | undefined): typeof reviewGuide {
    let words: string | undefined;
    return (guide: Guide, sourceOf) => {
      words ??= sumOf(Buffer.from(KNOWN_WORDS.map(sourceOf).join('\0'))).toString('hex');
      const digest = digestOf(guide.slug) ?? '';
      const known = this.#entries.get(digest);
      if (known?.review?.words === words) return known.review.said;
      const said = reviewGuide(guide, sourceOf);
      if (known) {
        this.#entries.set(digest, { ...known, review: { words, said } });
        this.#changed.add(digest);
      }
      return said;
    };
  }

  /** Keep what is new, and forget what this run did not ask for, entries of other code as well. */
  save(): void {
    mkdirSync(this.#folder, { recursive: true });
    for (const digest of this.#changed) {
      const body = serialize(this.#entries.get(digest));
      const file = join(this.#folder, digest);
      // Whole or not at all: another check may read it at the same time.
      writeFileSync(`${file}.${process.pid}`, Buffer.concat([sumOf(body), body]));
      renameSync(`${file}.${process.pid}`, file);
    }
    this.#changed.clear();
    for (const name of readdirSync(this.#folder))
      if (!this.#asked.has(name)) rmSync(join(this.#folder, name), { force: true });
    this.#asked.clear();
    for (const name of readdirSync(join(this.#folder, '..')))
      if (!this.#folder.endsWith(name))
        rmSync(join(this.#folder, '..', name), { recursive: true, force: true });
  }

  /** An entry that is damaged is none. */
  #read(digest: string): Entry | undefined {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.#folder, digest));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    const body = bytes.subarray(SUM);
    return sumOf(body).equals(bytes.subarray(0, SUM)) ? (deserialize(body) as Entry) : undefined;
  }
}

/** A date that was in the future may have come since; one that had come stays so. */
function isStillTrue({ day, parsed }: Entry, today: string): boolean {
  return (
    day === today || (day < today && !parsed.problems.some(({ rule }) => rule === 'future-date'))
  );
}

function sumOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}

function codeDigest(project: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const part of CODE) {
    const path = join(project, part);
    const files = /\.\w+$/.test(part)
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
          .map((entry) => join(entry.parentPath, entry.name))
          .toSorted();
    for (const file of files) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
