import type { ContentReader } from '../src/guides/reading/content-reader.ts';
import { count } from '../src/guides/count.ts';
import { formatProblems, type Problem } from '../src/guides/problem.ts';

/** Print problems for a writer; true when there were any. */
export function printProblems(problems: readonly Problem[], reader: ContentReader): boolean {
  if (problems.length === 0) return false;
  const files = new Set(problems.map(({ file }) => file)).size;
  console.error(formatProblems(problems, (file) => reader.sourceOf(file)));
  console.error(
    `\n${count(problems.length, 'problem')} in ${count(files, 'file')} of content/. Nothing was published.`,
  );
  return true;
}
