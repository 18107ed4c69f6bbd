import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareWarmAndCold, type Comparison } from '../../bench/warm-and-cold.ts';
import { root } from './built-site.ts';

/** Other changes with each edition of the code, and the same ones for the same. */
async function seedOf(file: string): Promise<number> {
  return Number.parseInt(hash('sha256', await readFile(join(root, file))).slice(0, 6), 16);
}

it('a warm build is the cold one, byte for byte, whatever was changed', async () => {
  const seed = await seedOf('dist/site-manifest.json');
  const rounds: Comparison[] = [];
  for await (const round of compareWarmAndCold({ guides: 8, seed, rounds: 4 })) rounds.push(round);
  expect(rounds.filter(({ different }) => different.length > 0)).toEqual([]);
  expect(rounds).toHaveLength(4);
}, 300_000);
