/**
 * `npm test`: everything CI runs. Goes on after a failure, so that one run tells all, and ends with
 * a line that counts: each check is one, each test of Vitest is one.
 *
 * With `BASE_PATH=/prep/` in the environment, what depends on it: the built site and the browser's
 * tests, below that path.
 */
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { site } from '../src/site.ts';
import { CHECKS } from './checks.ts';
import { run, runInOnePiece, type Step } from './steps.ts';

const root = resolve(import.meta.dirname, '..');
let passed = 0;
let failed = 0;
let skipped = 0;
const failures: string[] = [];

function count(name: string, ok: boolean): void {
  if (ok) passed++;
  else {
    failed++;
    failures.push(name);
  }
}

async function check({ name, command }: Step): Promise<void> {
  console.log(`\n— ${name}`);
  count(name, (await run(command)) === 0);
}

/** Run a Vitest project and count its tests; one that did not come to its tests counts as failed. */
async function vitest(
  project: string,
  { isBesideAnother = false }: { isBesideAnother?: boolean } = {},
): Promise<void> {
  const report = join(root, '.build', `vitest-${project}.json`);
  await rm(report, { force: true });
  const name = `${project} tests`;
  const command: Step['command'] = [
    'vitest',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
  ];
  if (!isBesideAnother) console.log(`\n— ${name}`);
  const code = await (isBesideAnother ? runInOnePiece({ name, command }) : run(command));
  const result = await readFile(report, 'utf8').then(
    (text) =>
      JSON.parse(text) as {
        numPassedTests: number;
        numPendingTests: number;
        numTotalTests: number;
      },
    () => undefined,
  );
  const { numTotalTests = 0, numPassedTests = 0, numPendingTests = 0 } = result ?? {};
  const failedTests = numTotalTests - numPassedTests - numPendingTests;
  passed += numPassedTests;
  skipped += numPendingTests;
  failed += failedTests;
  if (failedTests > 0) failures.push(`${failedTests} ${project} tests`);
  if (failedTests === 0) count(`the ${project} tests as a whole`, code === 0 && numTotalTests > 0);
}

if (site.base === '/') {
  // Types first, which writes what lint reads; then side by side, as each keeps one core busy.
  const [types, ...others] = CHECKS;
  if (types) await check(types);
  await Promise.all(
    others.map(async (step) => {
      count(step.name, (await runInOnePiece(step)) === 0);
    }),
  );
}
const build = runInOnePiece({ name: 'build', command: ['node', 'tools/build.ts'] });
if (site.base === '/') await vitest('unit');
count('build', (await build) === 0);
await Promise.all([
  vitest('site'),
  site.base === '/' ? vitest('hosts', { isBesideAnother: true }) : undefined,
]);
await vitest('browser');
// Alone: what is said to a busy machine is lost.
await vitest('voice');

if (failures.length > 0) console.error(`\nFailed: ${failures.join(', ')}`);
if (skipped > 0) console.log(`\nSkipped: ${skipped}, each with its reason above`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
