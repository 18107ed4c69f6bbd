import { describe, expect, it } from 'vitest';
import { growths, growthTable, median, results, resultTable, type Run } from './report.ts';

const run = (name: string, guides: number, cpu: number, more: Partial<Run> = {}): Run => ({
  name,
  guides,
  cpu,
  wall: cpu,
  memory: 2 ** 30,
  load: 0.5,
  pages: guides + 1,
  words: 5000,
  ...more,
});

const OURS = ['ours'];

describe('several runs', () => {
  it('come to the middle of each figure, between two where they are even', () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 9])).toBe(3);
    const [only] = results(
      [
        run('ours', 10, 1, { wall: 9 }),
        run('ours', 10, 3, { wall: 7 }),
        run('ours', 10, 2, { wall: 8 }),
      ],
      OURS,
    );
    expect(only).toMatchObject({ cpu: 2, wall: 8 });
  });

  it('are compared with the first generator at the same size', () => {
    const all = results(
      [run('ours', 10, 6), run('Hugo', 10, 2), run('ours', 100, 20), run('Hugo', 100, 5)],
      OURS,
    );
    expect(all.map(({ name, ratios }) => [name, ratios])).toEqual([
      ['ours', [1]],
      ['Hugo', [3]],
      ['ours', [1]],
      ['Hugo', [4]],
    ]);
  });

  it('tell what a site costs without a guide, and what each guide adds', () => {
    const all = results(
      [run('ours', 10, 6), run('Hugo', 10, 2), run('ours', 110, 26), run('Hugo', 110, 12)],
      OURS,
    );
    expect(growths(all, OURS)).toEqual([
      { name: 'ours', fixed: 4, each: 0.2, ratios: [1] },
      { name: 'Hugo', fixed: 1, each: 0.1, ratios: [2] },
    ]);
    expect(growthTable(growths(all, OURS), OURS)).toContain('| Hugo | 1.00 s | 100.0 ms | 2.00× |');
    expect(growths(results([run('ours', 10, 6)], OURS), OURS)).toEqual([]);
  });

  it('make a table', () => {
    expect(resultTable(results([run('ours', 1000, 61.23)], OURS), OURS)).toContain(
      '| 1,000 | ours | 61.2 s | 61.2 s | 1024 MiB | 1,001 | 5,000 | 0.5 | 1.00× |',
    );
  });
});
