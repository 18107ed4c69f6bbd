import { paths } from './paths.ts';
import type { RuleId } from './rules/rules.ts';

/** A place in a file. Lines and columns count from 1, columns in UTF-16 code units, as editors do. */
export interface Place {
  line: number;
  column: number;
}

/** Something a writer has to mend, said so that no second question is needed. */
export interface Problem extends Place {
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** Stable id, such as `unknown-key`. */
  rule: RuleId;
  /** What is wrong. */
  message: string;
  /** What was expected in its place. */
  expected: string;
  /** The next thing to do. */
  fix: string;
}

/** A problem before the file is known. */
export type Finding = Omit<Problem, 'file'>;

export const startOfFile: Place = { line: 1, column: 1 };

/** Order problems as a reader walks the files: by path, line, column. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

/** What is wrong in a line beside a hint is wrong because of the hint, and goes with it. */
export function withoutEchoesOfHints(problems: readonly Problem[]): Problem[] {
  const lineOf = ({ file, line }: Problem) => `${file}:${line}`;
  const hints = new Set(problems.filter(({ rule }) => rule === 'placeholder').map(lineOf));
  return problems.filter(
    (problem) => problem.rule === 'placeholder' || !hints.has(lineOf(problem)),
  );
}

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

/** Print problems one after the other, each with the line it stands on. */
export function formatProblems(
  problems: readonly Problem[],
  sourceOf: (file: string) => string | undefined,
): string {
  return problems.map((problem) => formatProblem(problem, sourceOf(problem.file))).join('\n\n');
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
