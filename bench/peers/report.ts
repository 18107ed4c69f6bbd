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
  /** CPU time of each of ours divided by this one's. */
  ratios: number[];
}

export interface Growth {
  name: string;
  /** Seconds of CPU time without a guide, and for each. */
  fixed: number;
  each: number;
  /** What each costs each of ours, divided by what it costs this one. */
  ratios: number[];
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  if (low === undefined || high === undefined) throw new Error('There is no middle of nothing.');
  return (low + high) / 2;
}

/** @param ours names of the generators that the others are compared with */
export function results(runs: readonly Run[], ours: readonly string[]): Result[] {
  const groups = Map.groupBy(runs, ({ guides, name }) => `${guides} ${name}`);
  const middles = [...groups.values()].flatMap(([first, ...more]): Run[] => {
    if (first === undefined) return [];
    const of = (key: 'wall' | 'cpu' | 'memory' | 'load') =>
      median([first, ...more].map((run) => run[key]));
    return [{ ...first, wall: of('wall'), cpu: of('cpu'), memory: of('memory'), load: of('load') }];
  });
  return middles.map((result) => ({
    ...result,
    ratios: ours.map((base) => {
      const own = middles.find(({ name, guides }) => name === base && guides === result.guides);
      return (own?.cpu ?? NaN) / result.cpu;
    }),
  }));
}

/** The line through the smallest and the largest size; nothing where there is but one. */
export function growths(all: readonly Result[], ours: readonly string[]): Growth[] {
  const lines = [...Map.groupBy(all, ({ name }) => name)].flatMap(([name, sizes]) => {
    const sorted = sizes
      .map(({ guides, cpu }) => ({ guides, cost: cpu }))
      .toSorted((a, b) => a.guides - b.guides);
    const [from, to] = [sorted[0], sorted.at(-1)];
    return from && to && from !== to ? [{ name, ...line(from, to) }] : [];
  });
  return lines.map((growth) => ({
    ...growth,
    ratios: ours.map(
      (base) => (lines.find(({ name }) => name === base)?.each ?? NaN) / growth.each,
    ),
  }));
}

const seconds = (time: number) => `${time.toFixed(time < 10 ? 2 : 1)} s`;

const times = (ratios: readonly number[]) => ratios.map((ratio) => `${ratio.toFixed(2)}×`);
const comparedWith = (ours: readonly string[]) => ours.map((name) => `CPU of ${name} ÷ its`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const sides = head.map((title) => (title === 'built with' ? ':--' : '--:'));
  return [head, sides, ...rows].map(line).join('\n');
}

export function resultTable(all: readonly Result[], ours: readonly string[]): string {
  const given = ['guides', 'built with', 'time', 'CPU', 'peak memory', 'pages'];
  return table(
    [...given, 'words on a guide’s page', 'load before', ...comparedWith(ours)],
    all.map(({ guides, name, wall, cpu, memory, pages, words, load, ratios }) => [
      guides.toLocaleString('en'),
      name,
      seconds(wall),
      seconds(cpu),
      `${Math.round(memory / 2 ** 20)} MiB`,
      pages.toLocaleString('en'),
      words.toLocaleString('en'),
      load.toFixed(1),
      ...times(ratios),
    ]),
  );
}

export function growthTable(all: readonly Growth[], ours: readonly string[]): string {
  return table(
    ['built with', 'CPU without a guide', 'CPU of each guide', ...comparedWith(ours)],
    all.map(({ name, fixed, each, ratios }) => [
      name,
      seconds(fixed),
      `${(each * 1000).toFixed(1)} ms`,
      ...times(ratios),
    ]),
  );
}
