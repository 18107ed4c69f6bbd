import { expect, test } from 'vitest';
import type { Problem } from '../src/guides/problem.ts';
import { asJson, asWorkflowCommands } from './problem-reports.ts';

const problem: Problem = {
  file: 'content/guides/a,b/faqs.mdx',
  line: 3,
  column: 7,
  rule: 'filler',
  message: '100%\n::error::not a command of its own',
  expected: 'less',
  fix: 'leave it out',
};

test('a finding is one annotation, whatever stands in it', () => {
  expect(asWorkflowCommands({ problems: [problem], warnings: [] })).toBe(
    '::error file=content/guides/a%2Cb/faqs.mdx,line=3,col=7,title=filler::100%25%0A::error::not a command of its own%0Aexpected: less%0Afix: leave it out',
  );
});

test('programs get problems and warnings in one list, each with the page of its rule', () => {
  const found = { problems: [problem], warnings: [problem], guides: 5, questions: 62 };
  expect(JSON.parse(asJson(found))).toEqual({
    problems: [
      { severity: 'error', ...problem, page: '/contribute/rules/filler/' },
      { severity: 'warning', ...problem, page: '/contribute/rules/filler/' },
    ],
    guides: 5,
    questions: 62,
  });
});
