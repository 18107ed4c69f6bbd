import { distance } from 'fastest-levenshtein';

/** The known name that a misspelt one most likely means, or undefined when none is close. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const d = distance(wanted, candidate.toLowerCase());
    if (!best || d < best.distance) best = { name: candidate, distance: d };
  }
  return best && best.distance <= Math.max(2, Math.floor(best.name.length / 3))
    ? best.name
    : undefined;
}

/** “write X”, or the sentence to fall back on when nothing is close. */
export function writeNearest(name: string, known: Iterable<string>, otherwise: string): string {
  const found = nearest(name, known);
  return found === undefined ? otherwise : `write ${found}`;
}
