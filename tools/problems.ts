import type { ContentReader } from '../src/guides/reading/content-reader.ts';
import { formatProblem, type Problem } from '../src/guides/problem.ts';

/** Print problems for a writer; true when there were any. */
export function printProblems(problems: readonly Problem[], reader: ContentReader): boolean {
  for (const problem of problems) {
    console.error(`${formatProblem(problem, reader.sourceOf(problem.file))}\n`);
  }
  if (problems.length === 0) return false;
  const files = new Set(problems.map(({ file }) => file)).size;
  console.error(
    `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'} of content/. Nothing was published.`,
  );
  return true;
}
