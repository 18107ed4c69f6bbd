/**
 * `npm run bench:incremental [-- --rounds 50 --seed 1 --guides 12]`: whether a build that takes what
 * did not change from the former one makes the same site as one that begins from nothing. Each round
 * edits, adds, removes, or renames a guide, a skill, or a template at random, builds both ways, and
 * compares all files, byte for byte.
 */
import { parseArgs } from 'node:util';
import { compareWarmAndCold } from './warm-and-cold.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    guides: { type: 'string', default: '12' },
  },
});
/** Some are removed on the way, and each names others. */
const LEAST = 6;
const guides = Number(values.guides);
if (!Number.isInteger(guides) || guides < LEAST)
  throw new Error(`--guides is “${values.guides}”. Expected a number from ${LEAST}.`);
const options = { guides, seed: Number(values.seed), rounds: Number(values.rounds) };

let round = 0;
let failures = 0;
for await (const { change, files, different } of compareWarmAndCold(options)) {
  round++;
  if (different.length > 0) failures++;
  const named = different.slice(0, 5).join(', ');
  const verdict = different.length === 0 ? 'the same' : `NOT THE SAME: ${named}`;
  console.log(`${round}. ${change}: ${files} files, ${verdict}`);
}
console.log(`${round} rounds, ${failures} with a difference.`);
process.exitCode = failures === 0 ? 0 : 1;
