import { expect, test } from 'vitest';
import { contentPolicy, inlineHash, pagePolicy } from './content-policy.ts';
import { observatoryGrade } from './observatory.ts';
import { headersFor, hostingPlan } from './plan.ts';

const inline = { scripts: [inlineHash('a')], styles: [inlineHash('b')] };
const homeHeaders = (hstsMaxAge: number) =>
  headersFor(
    hostingPlan({
      base: '/',
      policy: contentPolicy(inline),
      hstsMaxAge,
      files: ['index.html'],
      redirects: [],
    }),
    '/',
  );
const twoYears = 63_072_000;
const grade = (changes: Record<string, string | undefined>) =>
  observatoryGrade(
    Object.fromEntries(
      Object.entries({ ...homeHeaders(twoYears), ...changes }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  );

test('with our headers, and Strict-Transport-Security by us or by the host, the grade is A+', () => {
  expect(observatoryGrade(homeHeaders(twoYears))).toEqual({ score: 140, grade: 'A+' });
});

test('without Strict-Transport-Security nothing beyond the hundred counts', () => {
  expect(observatoryGrade(homeHeaders(0))).toEqual({ score: 80, grade: 'B+' });
});

test('a host that sends none of our headers gets what the README says', () => {
  const policy = pagePolicy(inline);
  // GitHub Pages sends Strict-Transport-Security alone.
  const hsts = { 'Strict-Transport-Security': 'max-age=31556952' };
  expect(observatoryGrade(hsts, { policy })).toEqual({ score: 75, grade: 'B' });
  expect(observatoryGrade(hsts)).toEqual({ score: 50, grade: 'C' });
  expect(observatoryGrade({}, { policy })).toEqual({ score: 55, grade: 'C' });
});

test.each([
  [
    'a policy that lets styles be',
    {
      'Content-Security-Policy': contentPolicy(inline).replace(
        /style-src [^;]*/,
        "style-src 'unsafe-inline'",
      ),
    },
    130,
  ],
  [
    'a policy that lets scripts be',
    {
      'Content-Security-Policy': contentPolicy(inline).replace(
        /script-src [^;]*/,
        "script-src 'unsafe-inline'",
      ),
    },
    80,
  ],
  ['no policy at all', { 'Content-Security-Policy': undefined }, 75],
  ['half a year that is not full', { 'Strict-Transport-Security': 'max-age=86400' }, 130],
  ['types that may be guessed', { 'X-Content-Type-Options': undefined }, 135],
  ['addresses told to everybody', { 'Referrer-Policy': 'unsafe-url' }, 130],
  ['no embedder left out', { 'Cross-Origin-Embedder-Policy': 'require-corp' }, 150],
])('%s: a score of its own', (_, changes, score) => {
  expect(grade(changes).score).toBe(score);
});
