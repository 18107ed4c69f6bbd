/** What files weigh at their best, kept by the hash of their bytes from one build to the next. */
import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { codeDigest, KeptValues } from '../src/guides/reading/kept-values.ts';
import { brotliSize } from './compression-sizes.ts';

const root = resolve(import.meta.dirname, '..');

export class KeptSizes {
  readonly #kept = new KeptValues<ReadonlyMap<string, number>>(
    join(root, 'node_modules/.cache/sizes'),
    codeDigest(root, ['tools/compression-sizes.ts', 'tools/kept-sizes.ts']),
  );
  readonly #former = this.#kept.get('all') ?? new Map<string, number>();
  readonly #asked = new Map<string, number>();

  /** In bytes, after brotli at its best. */
  readonly of = (bytes: Buffer): number => {
    const key = hash('sha256', bytes);
    const size = this.#former.get(key) ?? this.#asked.get(key) ?? brotliSize(bytes);
    this.#asked.set(key, size);
    return size;
  };

  /** Keep what was asked for, and that alone. */
  keep(): void {
    this.#kept.set('all', this.#asked);
    this.#kept.sweep();
  }
}
