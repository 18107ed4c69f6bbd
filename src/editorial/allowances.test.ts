import { expect, test } from 'vitest';
import type { Problem } from '../guides/problem.ts';
import { readAllowances, withoutAllowed } from './allowances.ts';

const file = 'content/guides/a/faqs.mdx';
const source = `---
title: Questions
allow:
  - rule: filler
    text: leverage the rope
    reason: The lever is a real one.
  - { rule: amount, reason: There is no more to say. }
---

## One?

Climbers leverage
the rope.

Do not leverage it.
`;
const advice = (rule: Problem['rule'], line: number, column = 1): Problem => ({
  file,
  line,
  column,
  rule,
  message: 'a',
  expected: 'b',
  fix: 'c',
});
const allowances = readAllowances(file, source);
const left = (...given: Problem[]) =>
  withoutAllowed(given, allowances, () => source).map(({ rule, line }) => `${line} ${rule}`);

test('an entry is found with its place, whichever way it is written', () => {
  expect(allowances.map(({ rule, text, place }) => [rule, text, place.line])).toEqual([
    ['filler', 'leverage the rope', 4],
    ['amount', undefined, 7],
  ]);
  expect(readAllowances(file, '## One?\n\nallow: nothing\n')).toEqual([]);
});

test('it silences its rule in the passage of its words, or for the whole file, and nothing else', () => {
  const whole = advice('amount', 1);
  const own = advice('filler', 12, 10);
  expect(left(own, whole)).toEqual([]);
  expect(left(own, whole, advice('filler', 15), advice('spelling', 12))).toEqual([
    '15 filler',
    '12 spelling',
  ]);
  expect(left(own, whole, advice('amount', 10))).toEqual(['10 amount']);
});

test('an entry that silences nothing is a problem at its own line', () => {
  expect(left(advice('amount', 1))).toEqual(['4 unused-allow']);
  expect(left(advice('filler', 12))).toEqual(['7 unused-allow']);
});
