/** What a command costs together with all that it starts, read from Linux's `/proc`. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Seconds, and bytes resident at the worst moment; pages that processes share count for each. */
export interface Cost {
  wall: number;
  cpu: number;
  memory: number;
}

interface ProcessState {
  parent: number;
  /** Seconds of its own, without its children. */
  cpu: number;
  memory: number;
}

const EVERY = 50;
/** Linux counts in hundredths of a second wherever Node runs: proc(5), USER_HZ. */
const TICKS = 100;
const PAGE = 4096;

function processes(): Map<number, ProcessState> {
  const all = new Map<number, ProcessState>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      all.set(Number(name), readState(readFileSync(`/proc/${name}/stat`, 'utf8')));
    } catch (error) {
      // It ended between the two looks.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
  return all;
}

/** Seconds of all children that have ended, together with theirs. */
function cpuOfEnded(): number {
  const field = fieldsOf(readFileSync('/proc/self/stat', 'utf8'));
  return (field(16) + field(17)) / TICKS;
}

/** @param stat a line as of proc(5), whose second field may hold spaces and brackets */
function fieldsOf(stat: string): (number: number) => number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (number) => Number(fields[number - 3]);
}

/** @param stat as above */
export function readState(stat: string): ProcessState {
  const field = fieldsOf(stat);
  return {
    parent: field(4),
    cpu: (field(14) + field(15)) / TICKS,
    memory: field(24) * PAGE,
  };
}

function descendants(
  all: ReadonlyMap<number, ProcessState>,
  root: number,
): Map<number, ProcessState> {
  const found = new Map<number, ProcessState>();
  const queue = [root];
  for (const pid of queue) {
    const state = all.get(pid);
    if (state) found.set(pid, state);
    for (const [child, { parent }] of all) if (parent === pid) queue.push(child);
  }
  return found;
}

/**
 * Run a command to its end, one at a time: what other children spend meanwhile would be counted.
 *
 * @throws with what it printed when it fails
 */
export async function costOf(
  [program, ...args]: [string, ...string[]],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Cost & { output: string }> {
  const from = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  let memory = 0;
  // As last seen. What a process does in its last moments is counted when it has ended, but for
  // those that nobody waited for; so both are looked at.
  const ended = cpuOfEnded();
  const cpu = new Map<number, number>();
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    const tree = descendants(processes(), child.pid);
    memory = Math.max(memory, sum([...tree.values()].map((process) => process.memory)));
    for (const [pid, process] of tree) cpu.set(pid, process.cpu);
  }, EVERY);
  try {
    const code = await new Promise<number | null>((done, failed) => {
      child.once('error', failed).once('close', done);
    });
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
  } finally {
    clearInterval(watch);
  }
  const wall = (performance.now() - from) / 1000;
  const seen = sum([...cpu.values()]);
  return { wall, cpu: Math.max(seen, cpuOfEnded() - ended), memory, output };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
