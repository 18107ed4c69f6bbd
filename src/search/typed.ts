/** Longer than any question; what is asked beyond it only keeps the device busy. */
const LONGEST = 200;

/**
 * What a reader typed, or an address says: of a sensible length, and without the signs that are not
 * seen, some of which would turn around the sentence that repeats it.
 */
export function typed(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
