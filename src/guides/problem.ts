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
