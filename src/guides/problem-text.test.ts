import { describe, expect, it } from 'vitest';
import { sortProblems, type Problem } from './problem.ts';
import { formatProblem } from './problem-text.ts';

const problem: Problem = {
  file: 'content/guides/x/questions.mdx',
  line: 2,
  column: 7,
  rule: 'unknown-attribute',
  message: '“levle” is not an attribute',
  expected: 'one of: level',
  fix: 'write level',
};

describe('formatProblem', () => {
  it('prints the place, the line with a caret, what was expected, the fix, and where to read why', () => {
    expect(formatProblem(problem, 'one\n<a id levle>\nthree')).toBe(
      [
        'content/guides/x/questions.mdx:2:7  “levle” is not an attribute  [unknown-attribute]',
        '    2 | <a id levle>',
        '      |       ^',
        '  expected  one of: level',
        '  fix       write level',
        '  why       /contribute/rules/unknown-attribute/',
      ].join('\n'),
    );
  });

  it('leaves the excerpt out where there is no text to show', () => {
    for (const source of [undefined, '', 'one\n   \nthree', 'one']) {
      expect(formatProblem(problem, source).split('\n')).toHaveLength(4);
    }
  });

  it('cuts a long line around the column and keeps the caret under it', () => {
    const [, shown = '', caret = ''] = formatProblem(
      { ...problem, line: 1, column: 301 },
      `${'a'.repeat(300)}X${'b'.repeat(300)}`,
    ).split('\n');
    expect(shown.length).toBeLessThan(120);
    expect(shown).toMatch(/…a+Xb+…$/);
    expect(shown[caret.indexOf('^')]).toBe('X');
  });

  it('puts the caret after the end of a line that is shorter than the column', () => {
    expect(formatProblem({ ...problem, line: 1, column: 4 }, 'abc')).toContain('\n      |    ^\n');
  });

  it('shows control, bidirectional, and line-breaking characters as dots, wherever they stand', () => {
    const hostile = '\u001b[31m\u0007\u202e\u2028\n::error::x';
    const printed = formatProblem(
      {
        ...problem,
        file: `a${hostile}`,
        message: `b${hostile}`,
        expected: `c${hostile}`,
        fix: `d${hostile}`,
      },
      `one\n\u001btext`,
    );
    expect(printed.split('\n')).toHaveLength(6);

    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028-\u202e]/);
  });
});

describe('sortProblems', () => {
  it('orders by file, line, and column, and leaves its argument alone', () => {
    const places = [
      ['b', 1, 1],
      ['a', 10, 1],
      ['a', 2, 9],
      ['a', 2, 3],
    ] as const;
    const problems = places.map(([file, line, column]) => ({ ...problem, file, line, column }));
    expect(
      sortProblems(problems).map(({ file, line, column }) => `${file}${line}:${column}`),
    ).toEqual(['a2:3', 'a2:9', 'a10:1', 'b1:1']);
    expect(problems[0]?.file).toBe('b');
  });
});
