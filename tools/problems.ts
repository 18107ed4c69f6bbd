import { count } from '../src/guides/count.ts';
import type { Problem } from '../src/guides/problem.ts';
import { formatProblems } from '../src/guides/problem-text.ts';

/** Print problems for a writer; true when there were any. */
export function printProblems(
  problems: readonly Problem[],
  sourceOf: (file: string) => string | undefined,
): boolean {
  if (problems.length === 0) return false;
  const files = new Set(problems.map(({ file }) => file)).size;
  console.error(formatProblems(problems, sourceOf));
  console.error(
    `\n${count(problems.length, 'problem')} in ${count(files, 'file')} of content/. Nothing was published.`,
  );
  return true;
}
