/** What the runs of several generators come to, as figures and as Markdown. */
import { line } from '../growth.ts';
import type { Cost } from '../process-tree.ts';

export interface Run extends Cost {
  guides: number;
  /** Of the generator. */
  name: string;
  /** How many processes wanted a processor in the minute before. */
  load: number;
  pages: number;
  /** On the page of one guide. */
  words: number;
}

/** Of several runs the middle one, each figure by itself. */
export interface Result extends Run {
  /** CPU time of the first generator divided by this one's. */
  ratio: number;
}

export interface Growth {
  name: string;
  /** Seconds of CPU time without a guide, and for each. */
  fixed: number;
  each: number;
  /** What each costs the first generator, divided by what it costs this one. */
  ratio: number;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  if (low === undefined || high === undefined) throw new Error('There is no middle of nothing.');
  return (low + high) / 2;
}

/** @param runs the first one is of the generator that the others are compared with */
export function results(runs: readonly Run[]): Result[] {
  const groups = Map.groupBy(runs, ({ guides, name }) => `${guides} ${name}`);
  const middles = [...groups.values()].flatMap(([first, ...more]): Run[] => {
    if (first === undefined) return [];
    const of = (key: 'wall' | 'cpu' | 'memory' | 'load') =>
      median([first, ...more].map((run) => run[key]));
    return [{ ...first, wall: of('wall'), cpu: of('cpu'), memory: of('memory'), load: of('load') }];
  });
  const base = runs[0]?.name;
  return middles.map((result) => {
    const ours = middles.find(({ name, guides }) => name === base && guides === result.guides);
    return { ...result, ratio: (ours?.cpu ?? NaN) / result.cpu };
  });
}

/** The line through the smallest and the largest size; nothing where there is but one. */
export function growths(all: readonly Result[]): Growth[] {
  const lines = [...Map.groupBy(all, ({ name }) => name)].flatMap(([name, sizes]) => {
    const sorted = sizes
      .map(({ guides, cpu }) => ({ guides, cost: cpu }))
      .toSorted((a, b) => a.guides - b.guides);
    const [from, to] = [sorted[0], sorted.at(-1)];
    return from && to && from !== to ? [{ name, ...line(from, to) }] : [];
  });
  const ours = lines[0]?.each ?? NaN;
  return lines.map((growth) => ({ ...growth, ratio: ours / growth.each }));
}

const seconds = (time: number) => `${time.toFixed(time < 10 ? 2 : 1)} s`;

export function resultTable(all: readonly Result[]): string {
  const rows = all.map(({ guides, name, wall, cpu, memory, pages, words, load, ratio }) => [
    guides.toLocaleString('en'),
    name,
    seconds(wall),
    seconds(cpu),
    `${Math.round(memory / 2 ** 20)} MiB`,
    pages.toLocaleString('en'),
    words.toLocaleString('en'),
    `${ratio.toFixed(2)}×`,
    load.toFixed(1),
  ]);
  const head = [
    '| guides | built with | time | CPU | peak memory | pages | words on a guide’s page | our CPU ÷ its CPU | load before |',
    '| --: | :-- | --: | --: | --: | --: | --: | --: | --: |',
  ];
  return [...head, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

export function growthTable(all: readonly Growth[]): string {
  const head = [
    '| built with | CPU without a guide | CPU of each guide | ours ÷ its |',
    '| :-- | --: | --: | --: |',
  ];
  const rows = all.map(
    ({ name, fixed, each, ratio }) =>
      `| ${name} | ${seconds(fixed)} | ${(each * 1000).toFixed(1)} ms | ${ratio.toFixed(2)}× |`,
  );
  return [...head, ...rows].join('\n');
}
