import { targetOf, type Target } from './lab-targets.ts';

/** What was measured of one page or interaction, run by run. */
export interface Samples {
  name: string;
  /** By the name of the measure. */
  runs: readonly Readonly<Record<string, number>>[];
}

export interface Missed {
  name: string;
  measure: string;
  median: number;
  most: number;
}

/** @returns the lower of the two in the middle when their number is even; NaN for nothing */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

export function mediansOf({ runs }: Samples): Record<string, number> {
  const measures = new Set(runs.flatMap((run) => Object.keys(run)));
  return Object.fromEntries(
    [...measures].map((measure) => [measure, median(runs.flatMap((run) => run[measure] ?? []))]),
  );
}

/** The targets that medians miss; what was not measured misses its target, too. */
export function missedTargets(all: readonly Samples[], targets: readonly Target[]): Missed[] {
  return all.flatMap((samples) => {
    const medians = mediansOf(samples);
    const { name } = samples;
    return [...new Set(targets.map(({ measure }) => measure))].flatMap((measure) => {
      const most = targetOf(targets, name, measure);
      const found = medians[measure] ?? NaN;
      return most === undefined || found <= most ? [] : [{ name, measure, median: found, most }];
    });
  });
}

/** A Markdown table of medians: a row for each page or interaction, targets in brackets. */
export function labTable(
  title: string,
  all: readonly Samples[],
  measures: readonly string[],
  targets: readonly Target[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line([title, ...measures]),
    line(['---', ...measures.map(() => '---:')]),
    ...all.map((samples) => {
      const medians = mediansOf(samples);
      return line([
        samples.name,
        ...measures.map((measure) =>
          cell(medians[measure] ?? NaN, targetOf(targets, samples.name, measure)),
        ),
      ]);
    }),
  ].join('\n');
}

function cell(value: number, most: number | undefined): string {
  const said = Number.isNaN(value) ? '–' : String(value);
  if (most === undefined) return said;
  return `${said} (≤ ${most})${value <= most ? '' : ' ✗'}`;
}
