/** Days are `YYYY-MM-DD`, so that their order is that of their letters. */

/** Whether nobody has said for over a year that a guide holds. */
export function isDueForReview(updated: string, today: string): boolean {
  return yearAfter(updated) < today;
}

/**
 * The day that “today” is for a build: what the builder says, else the newest day of the content.
 * Never the clock's, which would give one commit other bytes tomorrow.
 */
export function contentDay(
  guides: Iterable<{ updated: string }>,
  sourceDay: string | undefined,
): string {
  const days = [...guides].map(({ updated }) => updated).toSorted();
  return sourceDay ?? days.at(-1) ?? '1970-01-01';
}

function yearAfter(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;
}
