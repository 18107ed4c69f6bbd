/** A number from 0 to below 1 that the same seed, turn, and name always give. */
export function seededShare(seed: number, turn: number, name: string): number {
  let hash = (seed ^ Math.imul(turn + 1, 0x9e3779b1)) >>> 0;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
