import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/** A program to run, found in `node_modules/.bin` first. */
export interface Step {
  name: string;
  command: [program: string, ...args: string[]];
}

const root = resolve(import.meta.dirname, '..');

/** Run a program in the project's root with its output shown; its exit code, 1 if it was killed. */
export function run([program, ...args]: Step['command']): Promise<number> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const windows = process.platform === 'win32';
  return new Promise((done, failed) => {
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: path },
    });
    child.once('error', failed);
    child.once('exit', (code) => {
      done(code ?? 1);
    });
  });
}

/** Run all steps, whatever each of them says; true when all passed. */
export async function runAll(steps: readonly Step[]): Promise<boolean> {
  let passed = true;
  for (const { name, command } of steps) {
    console.log(`\n— ${name}`);
    if ((await run(command)) !== 0) passed = false;
  }
  return passed;
}
