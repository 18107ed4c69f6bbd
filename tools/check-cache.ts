/**
 * What the check found in each guide, kept from one run to the next: reading a hundred guides takes
 * seconds, and between two runs a writer changes one.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { KNOWN_WORDS, reviewGuide, type GuideReview } from '../src/editorial/review.ts';
import type { Guide } from '../src/guides/guide.ts';
import { isStillTrue, type Dated } from '../src/guides/reading/guide-memory.ts';
import {
  parseGuide,
  type GuideFolder,
  type ParsedGuide,
} from '../src/guides/reading/guide-parser.ts';
import { codeDigest, KeptValues } from '../src/guides/reading/kept-values.ts';

interface Entry extends Dated<Guide> {
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

export class CheckCache {
  readonly #kept: KeptValues<Entry>;
  readonly #entries = new Map<string, Entry>();
  /** Digests of entries that are not on the disk as they are here. */
  readonly #changed = new Set<string>();

  /**
   * @param folder which holds the entries, a folder for each state of the code
   * @param project the root of the project whose code it is
   */
  constructor(folder: string, project = resolve(import.meta.dirname, '..')) {
    this.#kept = new KeptValues(folder, codeDigest(project, CODE));
  }

  /** In place of `parseGuide`. */
  readonly parse = (folder: GuideFolder, today: string, digest: string): ParsedGuide => {
    this.#kept.want(digest);
    const known = this.#entries.get(digest) ?? this.#kept.get(digest);
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
      words ??= createHash('sha256').update(KNOWN_WORDS.map(sourceOf).join('\0')).digest('hex');
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
    for (const digest of this.#changed) {
      const entry = this.#entries.get(digest);
      if (entry) this.#kept.set(digest, entry);
    }
    this.#changed.clear();
    this.#kept.sweep();
  }
}
