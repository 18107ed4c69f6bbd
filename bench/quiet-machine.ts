import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds. */
const LOOK = 1_000;

function processorTimes(): { idle: number; all: number } {
  const times = cpus().map(({ times: { idle, ...others } }) => ({
    idle,
    all: idle + Object.values(others).reduce((sum, time) => sum + time, 0),
  }));
  return {
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
    all: times.reduce((sum, { all }) => sum + all, 0),
  };
}

/**
 * Wait until the machine has had little to do for a second, or until patience ends.
 *
 * @param patience milliseconds
 * @returns how busy it was in the last second, from 0 to 1
 */
export async function quietMoment({ busy = 0.2, patience = 5_000 } = {}): Promise<number> {
  const from = Date.now();
  for (;;) {
    const before = processorTimes();
    await wait(LOOK);
    const after = processorTimes();
    const share = 1 - (after.idle - before.idle) / (after.all - before.all);
    if (share <= busy || Date.now() - from > patience) return share;
  }
}
