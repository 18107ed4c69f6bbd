import type { Locks } from '../../../src/practice/session-claim.ts';

/** Locks as browsers have them, for tabs that are all in this program. */
export class FakeLocks implements Locks {
  readonly #held = new Set<string>();

  async request(
    name: string,
    _: { ifAvailable: boolean },
    held: (lock: object | null) => Promise<void> | undefined,
  ): Promise<unknown> {
    if (this.#held.has(name)) return held(null);
    this.#held.add(name);
    await held({ name });
    this.#held.delete(name);
    return undefined;
  }

  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: [...this.#held].map((name) => ({ name })) });
  }
}
