/** How alike two texts are, from 0 to 1, by the pairs of letters that they share (Dice). */
export function likeness(a: string, b: string): number {
  const [inA, inB] = [pairs(a), pairs(b)];
  if (inA.size + inB.size === 0) return 0;
  const shared = [...inA].filter((pair) => inB.has(pair)).length;
  return (2 * shared) / (inA.size + inB.size);
}

function pairs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((word) => ` ${word} `).flatMap(pairsOf));
}

function pairsOf(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}

/** The places whose names are most like a query, the likest first. */
export function likest<Named extends { name: string }>(
  query: string,
  places: readonly Named[],
  most: number,
): Named[] {
  return places
    .map((place) => ({ place, like: likeness(query, place.name) }))
    .filter(({ like }) => like > 0.3)
    .toSorted((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ place }) => place);
}
