import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/** A program to run, found in `node_modules/.bin` first. */
export interface Step {
  name: string;
  command: [program: string, ...args: string[]];
}

const root = resolve(import.meta.dirname, '..');

function start([program, ...args]: Step['command'], stdio: 'inherit' | 'pipe'): ChildProcess {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return spawn(program === 'node' ? process.execPath : program, args, {
    cwd: root,
    stdio,
    shell: process.platform === 'win32',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: path },
  });
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      done(code ?? 1);
    });
  });
}

/** Run a program in the project's root with its output shown; its exit code, 1 if it was killed. */
export function run(command: Step['command']): Promise<number> {
  return exitCode(start(command, 'inherit'));
}

/** Run a program like `run`, and show all of its output when it has ended. */
export async function runInOnePiece({ name, command }: Step): Promise<number> {
  const child = start(command, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await exitCode(child);
  console.log(`\n— ${name}\n${output}`);
  return code;
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
