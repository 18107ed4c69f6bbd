import { setTimeout as sleep } from 'node:timers/promises';

/** Runs tasks, a bounded number at once, and of one host one after the other with a pause between. */
export class HostQueue {
  readonly #most: number;
  readonly #pause: number;
  readonly #hosts = new Map<string, Promise<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /**
   * @param most tasks at once
   * @param pause milliseconds between two tasks of one host
   */
  constructor(most: number, pause: number) {
    this.#most = most;
    this.#pause = pause;
  }

  run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const former = this.#hosts.get(host);
    const result = (former ? former.then(() => sleep(this.#pause)) : Promise.resolve()).then(() =>
      this.#inTurn(task),
    );
    this.#hosts.set(
      host,
      result.catch(() => undefined),
    );
    return result;
  }

  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running++;
    try {
      return await task();
    } finally {
      // Who waits takes over the place.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
