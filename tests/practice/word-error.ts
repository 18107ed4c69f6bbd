/** How many words of what was said came out wrong, as a share; case, marks, and spelled numbers do not count. */
export function wordError(said: string, heard: string): number {
  const wanted = words(said);
  const got = words(heard);
  let row = got.map((_, index) => index + 1);
  for (const [at, word] of wanted.entries()) {
    const next: number[] = [];
    for (const [index, other] of got.entries()) {
      const before = index === 0 ? at : (row[index - 1] ?? 0);
      const left = index === 0 ? at + 1 : (next[index - 1] ?? 0);
      const above = row[index] ?? 0;
      next.push(Math.min(before + (word === other ? 0 : 1), left + 1, above + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? wanted.length) / wanted.length;
}

const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');

function words(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('%', ' percent').replaceAll('’', "'");
  return [...plain.matchAll(/[\p{L}\p{N}']+/gu)].map(([word]) => NUMBERS[Number(word)] ?? word);
}
