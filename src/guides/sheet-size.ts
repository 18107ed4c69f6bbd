interface SheetQuestion {
  titleHtml: string;
  keyPoints: readonly { html: string }[];
}

/**
 * The largest type, in points, at which the night-before sheet fits one page of A4 and of Letter.
 * Characters go with the square of it; each item leaves about half a line empty. The constant is
 * measured, and leaves some room. Where 6.5 points are too large, the sheet runs on to a second
 * page, uncut.
 */
export function sheetSize(questions: readonly SheetQuestion[]): number {
  const items = questions.flatMap(({ titleHtml, keyPoints }) => [
    titleHtml,
    ...keyPoints.map(({ html }) => html),
  ]);
  const all = items.reduce((sum, html) => sum + html.replace(/<[^>]*>/g, '').length + 25, 0);
  const size = Math.sqrt(375_000 / Math.max(all, 1));
  return Math.floor(10 * Math.min(9.5, Math.max(6.5, size))) / 10;
}
