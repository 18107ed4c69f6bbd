/** What the bench found, and how it is told. */
import type { OptionalPart } from '../src/site.ts';
import { exponent, line } from './growth.ts';
import type { Cost } from './process-tree.ts';

export interface SizeResult {
  guides: number;
  cold: Measured;
  /** Built again with nothing changed. */
  unchanged: Measured;
  /** Built again with one guide changed. */
  changed: Measured;
  dist: { bytes: number; files: number };
  /** The search index, a part of `dist/`. */
  index: { bytes: number; files: number };
}

export interface Measured extends Cost {
  /** As `npm run build -- --timings` prints them. */
  phases: string;
}

export interface Results {
  /** `YYYY-MM-DD` */
  date: string;
  commit: string;
  node: string;
  machine: string;
  without: OptionalPart[];
  sizes: SizeResult[];
}

const seconds = (amount: number) => amount.toFixed(1);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** Markdown. @param former to be compared with, size by size */
export function report(results: Results, former?: Results): string {
  const { sizes, without } = results;
  const left = without.length === 0 ? 'everything' : `without ${without.join(', ')}`;
  return `# What a build costs

Written by \`npm run bench\` on ${results.date}, commit ${results.commit}: ${results.machine}, Node ${results.node.slice(1)}; ${left}. Guides are made up, about as long as a page may be. CPU is that of all processes together, memory what they held at the worst moment.

${row(['Guides', 'Cold, s', 'CPU, s', 'Guides a second', 'Memory, MB', 'dist, MB', 'Files', 'Index, MB'])}
${row(Array(8).fill('--:'))}
${sizes
  .map(({ guides, cold, dist, index }) =>
    row([
      guides,
      seconds(cold.wall),
      seconds(cold.cpu),
      seconds(guides / cold.wall),
      megabytes(cold.memory),
      megabytes(dist.bytes),
      dist.files,
      megabytes(index.bytes),
    ]),
  )
  .join('\n')}

${row(['Guides', 'Cold, CPU s', 'Nothing changed', 'of cold', 'One guide changed', 'of cold'])}
${row(Array(6).fill('--:'))}
${sizes
  .map(({ guides, cold, unchanged, changed }) =>
    row([
      guides,
      seconds(cold.cpu),
      seconds(unchanged.cpu),
      percent(unchanged.cpu, cold.cpu),
      seconds(changed.cpu),
      percent(changed.cpu, cold.cpu),
    ]),
  )
  .join('\n')}

${growth(sizes)}
${phases(sizes.at(-1))}${former ? `\n${comparison(sizes, former)}` : ''}`;
}

/** From each size to the next. */
function growth(sizes: readonly SizeResult[]): string {
  return sizes
    .slice(1)
    .map((to, index) => {
      const from = sizes[index] ?? to;
      const at = ({ guides, cold }: SizeResult, key: 'cpu' | 'memory') => ({
        guides,
        cost: cold[key],
      });
      const { fixed, each } = line(at(from, 'cpu'), at(to, 'cpu'));
      return `From ${from.guides} to ${to.guides} guides, CPU time grows with the power of ${exponent(at(from, 'cpu'), at(to, 'cpu')).toFixed(2)}, memory of ${exponent(at(from, 'memory'), at(to, 'memory')).toFixed(2)}: ${seconds(fixed)} s fixed, and ${(1000 * each).toFixed(0)} ms a guide.\n`;
    })
    .join('\n');
}

/** Those that took a tenth of a second or more. */
function phases(size: SizeResult | undefined): string {
  if (!size) return '';
  const lines = size.cold.phases.split('\n').flatMap((text) => {
    const wall = / (\d+\.\d\d) +\d+\.\d\d +\d+$/.exec(text)?.[1];
    return wall !== undefined && Number(wall) >= 0.1 ? [text] : [];
  });
  return `\nThe phases of ${size.guides} guides, cold, in seconds and CPU seconds, and the most that was resident until its end, in MB:\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`;
}

function comparison(sizes: readonly SizeResult[], former: Results): string {
  const ratio = (now: number, then: number) => (now / then).toFixed(2);
  const rows = sizes.flatMap(({ guides, cold, changed }) => {
    const then = former.sizes.find((size) => size.guides === guides);
    return then
      ? [
          row([
            guides,
            ratio(cold.cpu, then.cold.cpu),
            ratio(cold.memory, then.cold.memory),
            ratio(changed.cpu, then.changed.cpu),
          ]),
        ]
      : [];
  });
  return `Against ${former.commit} of ${former.date}, as a ratio:\n\n${row(['Guides', 'Cold CPU', 'Memory', 'One changed'])}\n${row(Array(4).fill('--:'))}\n${rows.join('\n')}\n`;
}
