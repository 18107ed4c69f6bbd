import type { Locks } from '../../../src/practice/session-claim.ts';

/** Locks as browsers have them, for tabs that are all in this program. */
export class FakeLocks implements Locks {
  readonly #held = new Set<string>();
  readonly #waiting: (() => void)[] = [];

  async request(
    name: string,
    { signal, ifAvailable = false }: { signal?: AbortSignal; ifAvailable?: boolean },
    held: (lock: object | null) => Promise<void> | undefined,
  ): Promise<unknown> {
    if (ifAvailable && this.#held.has(name)) return held(null);
    while (this.#held.has(name)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    signal?.throwIfAborted();
    this.#held.add(name);
    await held({ name });
    this.#held.delete(name);
    for (const turn of this.#waiting.splice(0)) turn();
    return undefined;
  }

  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: [...this.#held].map((name) => ({ name })) });
  }
}
