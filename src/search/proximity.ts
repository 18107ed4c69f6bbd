/** How near to each other a record says the words that were asked for. Pure. */

/**
 * The least number of words from the first to the last of a run in which each stands once.
 *
 * @param places of each asked word, in any order
 */
export function shortestSpan(places: readonly (readonly number[])[]): number {
  const all = places
    .flatMap((at, word) => at.map((place) => ({ place, word })))
    .sort((a, b) => a.place - b.place);
  const last = places.map(() => -Infinity);
  let shortest = Infinity;
  for (const { place, word } of all) {
    last[word] = place;
    shortest = Math.min(shortest, place - Math.min(...last));
  }
  return shortest;
}
