import type { Clock } from '../../../src/practice/ports/clock.ts';

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  #seconds = 0;
  #timers: { at: number; action: () => void }[] = [];

  now(): string {
    return new Date(Date.UTC(2026, 10, 28, 9, 0, this.#seconds)).toISOString();
  }

  seconds(): number {
    return this.#seconds;
  }

  after(seconds: number, action: () => void): () => void {
    const timer = { at: this.#seconds + seconds, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  pass(seconds: number): void {
    const until = this.#seconds + seconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#seconds = next.at;
      next.action();
    }
    this.#seconds = until;
  }
}
