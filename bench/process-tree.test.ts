import { expect, test } from 'vitest';
import { costOf, readState } from './process-tree.ts';

const burn = (milliseconds: number) =>
  `const from = process.cpuUsage().user; while (process.cpuUsage().user - from < ${milliseconds * 1000});`;

test('a name with spaces and brackets in it does not shift the fields', () => {
  const rest = Array.from({ length: 50 }, (_, index) => index + 3);
  expect(readState(`7 (a) b (c)) ${rest.join(' ')}\n`)).toEqual({
    parent: 4,
    cpu: (14 + 15) / 100,
    memory: 24 * 4096,
  });
});

test.skipIf(process.platform !== 'linux')(
  'what a process does is counted to its end, and what those do that it starts',
  async () => {
    const child = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(burn(150))}])`;
    const { cpu, memory } = await costOf([process.execPath, '-e', `${child}; ${burn(150)}`], {
      cwd: import.meta.dirname,
    });
    expect(cpu).toBeGreaterThanOrEqual(0.28);
    expect(memory).toBeGreaterThan(2 ** 24);
  },
);
