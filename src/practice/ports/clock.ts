/** Time, so that tests need not wait for it. */
export interface Clock {
  /** The current time as ISO text. */
  now(): string;
  /** Seconds from some fixed moment. */
  seconds(): number;
  /** @returns what calls it off */
  after(seconds: number, action: () => void): () => void;
}
