/** Characters; several engines break off or hang on longer ones. */
const LONGEST = 200;

/**
 * A text in the parts in which it is given to a voice: sentences where they are short enough, else
 * clauses, else words. Joined with spaces they are the text.
 */
export function speechChunks(text: string, longest = LONGEST): string[] {
  const chunks: string[] = [];
  let rest = text.replace(/\s+/g, ' ').trim();
  while (rest.length > longest) {
    const head = rest.slice(0, longest + 1);
    const end =
      lastEnd(head, /[.?!]['"”’)]?\s/g) ?? lastEnd(head, /[,;:—–]\s/g) ?? lastEnd(head, /\s/g);
    const cut = end ?? longest;
    chunks.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? chunks : [...chunks, rest];
}

function lastEnd(text: string, pattern: RegExp): number | undefined {
  const last = [...text.matchAll(pattern)].at(-1);
  return last && last.index + last[0].length;
}
