import { paths } from '../src/guides/paths.ts';
import type { Problem } from '../src/guides/problem.ts';

/** What the check found: problems refuse publication, warnings do not. */
export interface Findings {
  problems: readonly Problem[];
  warnings: readonly Problem[];
}

/** The findings for programs: all in one list, each with its severity and the page of its rule. */
export function asJson({
  problems,
  warnings,
  ...counts
}: Findings & { guides: number; questions: number }): string {
  return JSON.stringify(
    {
      problems: [
        ...problems.map((problem) => entry('error', problem)),
        ...warnings.map((problem) => entry('warning', problem)),
      ],
      ...counts,
    },
    undefined,
    2,
  );
}

function entry(severity: 'error' | 'warning', problem: Problem) {
  return { severity, ...problem, page: paths.rule(problem.rule) };
}

/**
 * The findings as annotations of a pull request, a line each. See
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
 */
export function asWorkflowCommands({ problems, warnings }: Findings): string {
  return [
    ...problems.map((problem) => workflowCommand('error', problem)),
    ...warnings.map((problem) => workflowCommand('warning', problem)),
  ].join('\n');
}

function workflowCommand(
  severity: 'error' | 'warning',
  { file, line, column, rule, message, expected, fix }: Problem,
): string {
  const properties = { file, line, col: column, title: rule };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(String(value)).replace(/[:,]/g, encodeURIComponent)}`,
  );
  const text = `${message}\nexpected: ${expected}\nfix: ${fix}`;
  return `::${severity} ${written.join(',')}::${escaped(text)}`;
}

/** As GitHub's own toolkit escapes data; a text could otherwise begin a command of its own. */
function escaped(text: string): string {
  return text.replace(/[%\r\n]/g, encodeURIComponent);
}
