/** A piece of the ad; `label` says what was recognized in it. */
export interface Run {
  text: string;
  label?: string;
}

/** Cut a text at the places where something was found. Where two overlap, the first counts. */
export function runs(
  text: string,
  places: readonly { start: number; end: number; label: string }[],
): Run[] {
  const cut: Run[] = [];
  let at = 0;
  for (const { start, end, label } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) cut.push({ text: text.slice(at, start) });
    cut.push({ text: text.slice(start, end), label });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at) });
  return cut;
}
