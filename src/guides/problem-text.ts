/** Problems as a terminal prints them. */
import { count } from './count.ts';
import { paths } from './paths.ts';
import type { Place, Problem } from './problem.ts';

const EXCERPT_WIDTH = 96;

/**
 * Print a problem with the line it stands on.
 *
 * @example
 * content/guides/x/questions.mdx:41:18  “levle” is not an attribute of <Question>  [unknown-attribute]
 *    41 | <Question id="a" levle="mid" />
 *       |                  ^
 *   expected  one of: id, type, level, skills, minutes
 *   fix       write level
 *   why       /contribute/rules/unknown-attribute/
 */
export function formatProblem(problem: Problem, source: string | undefined): string {
  const { file, line, column, message, rule, expected, fix } = problem;
  return [
    `${file}:${line}:${column}  ${message}  [${rule}]`,
    ...excerpt(problem, source),
    `  expected  ${expected}`,
    `  fix       ${fix}`,
    `  why       ${paths.rule(rule)}`,
  ]
    .map(printable)
    .join('\n');
}

/** Of the hints in one file so many are shown; a new guide has hundreds. */
const HINTS_SHOWN = 2;

/** Print problems one after the other, each with the line it stands on, and most hints in one line. */
export function formatProblems(
  problems: readonly Problem[],
  sourceOf: (file: string) => string | undefined,
): string {
  const hints = Map.groupBy(
    problems.filter(({ rule }) => rule === 'placeholder'),
    ({ file }) => file,
  );
  return problems
    .flatMap((problem) => {
      const place = hints.get(problem.file)?.indexOf(problem) ?? -1;
      if (place < HINTS_SHOWN) return [formatProblem(problem, sourceOf(problem.file))];
      const rest = (hints.get(problem.file)?.length ?? 0) - HINTS_SHOWN;
      if (place > HINTS_SHOWN) return [];
      return [
        printable(
          `${problem.file}:${problem.line}:${problem.column}  ${count(rest, 'more hint')} in ‹marks› from here on  [placeholder]`,
        ),
      ];
    })
    .join('\n\n');
}

function excerpt({ line, column }: Place, source: string | undefined): string[] {
  const text = source?.split('\n')[line - 1];
  if (text === undefined || text.trim() === '') return [];
  const from = Math.max(0, Math.min(column - 1, text.length) - EXCERPT_WIDTH / 2);
  const shown = text.slice(from, from + EXCERPT_WIDTH);
  const number = String(line).padStart(5);
  return [
    `${number} | ${from > 0 ? '…' : ''}${shown}${from + EXCERPT_WIDTH < text.length ? '…' : ''}`,
    `${' '.repeat(5)} | ${' '.repeat(column - 1 - from + (from > 0 ? 1 : 0))}^`,
  ];
}

/** A terminal must never obey what a contributed file, its name, or a value in it contains. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, '·');
}
