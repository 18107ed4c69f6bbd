/**
 * `node bench/peers.ts [--guides 100,1000] [--rounds 3] [--json FILE]`: what this project takes to
 * build made-up guides, and what Eleventy, Starlight and, where `hugo` is on the PATH, Hugo take for
 * the same words, each guide on a page of the same parts, without search. Eleventy and Hugo are
 * measured twice: with that page alone, and with the page to practice on and the two files of JSON that
 * we make of a guide, too. Their packages are fetched into the system's temporary folder once. Each has
 * the defaults it comes with: Starlight and Hugo highlight code, Eleventy does not. Needs Linux.
 */
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { ours, peers } from './peers/generators.ts';
import { measure } from './peers/measuring.ts';
import { growths, growthTable, results, resultTable } from './peers/report.ts';

const { values } = parseArgs({
  options: {
    guides: { type: 'string', default: '100,1000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const positive = (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`“${text}” is not a number from 1.`);
  return number;
};
const sizes = values.guides.split(',').map(positive);
const rounds = positive(values.rounds);

const found = await peers();
if (!found.some(({ name }) => name === 'Hugo'))
  console.warn('There is no `hugo` on the PATH: it is left out.');
const [plain, whole] = [
  ours('ours', 'cards search sidecars voice'),
  ours('ours, with everything', ''),
];
const own = [plain.name, whole.name];
const generators = [plain, ...found, whole];
const runs = await measure(generators, { sizes, rounds }, ({ guides, name, wall, cpu }) => {
  console.warn(`${guides} guides, ${name}: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s`);
});

const machine = {
  processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memory: totalmem(),
  node: process.version,
};
const versions = Object.fromEntries(generators.map(({ name, version }) => [name, version]));
const date = new Date().toISOString();
const middles = results(runs, own);
const lines = growths(middles, own);
console.log(`${date.slice(0, 10)}, Node ${machine.node}, ${machine.processors}, median of ${rounds}.

${Object.entries(versions)
  .map(([name, version]) => `- ${name}: ${version}`)
  .join('\n')}

${resultTable(middles, own)}
${lines.length > 0 ? `\n${growthTable(lines, own)}` : ''}`);
if (values.json !== undefined) {
  const all = { date, machine, versions, rounds, results: middles, growth: lines, runs };
  await writeFile(values.json, `${JSON.stringify(all, null, 2)}\n`);
}
