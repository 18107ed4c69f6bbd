import { expect, test } from 'vitest';
import { readProse } from './prose.ts';
import { misspelled, termsOf, wordsOf } from './spelling.ts';

function found(source: string, known: string[] = []): string[] {
  const { passages, tags } = readProse(source);
  const right = new Set([...known, ...passages.flatMap(termsOf)]);
  return misspelled(passages, tags, (word) => right.has(word)).map(
    ({ line, column, message, expected }) => `${line}:${column} ${message} (${expected})`,
  );
}

test('a slip is found with its place and the words that may have been meant', () => {
  expect(found('Say what\nyou woudl measure.')).toEqual([
    '2:5 “woudl” is in no dictionary (perhaps would)',
  ]);
  expect(found('The colour.')[0]).toContain('“colour”');
  expect(found('<KeyPoint signals="retry; bakoff" followUp="Why?">\nOne.\n</KeyPoint>')).toEqual([
    '1:27 “bakoff” is in no dictionary (perhaps backoff)',
  ]);
});

test('a slip is told once a file', () => {
  expect(found('You woudl. They woudl.')).toHaveLength(1);
});

test.each([
  ['code and addresses', 'Run `kubctl`, see [the page](https://exmaple.example/abotu).'],
  ['names inside a sentence', 'Ask what Zyxtrel does. Zyxtrel’s answer is short.'],
  ['short forms and names with capitals inside', 'The SLO of gRPC and PostgreSQL over 10gbps.'],
  ['names of files', 'Look into resolv.conf first.'],
  ['parts of words with hyphens, and prefixes', 'The add-ons were preapproved and rescanned.'],
  ['terms of programmers', 'Refactor the middleware, then deploy the backend.'],
])('nothing is said of %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('a word of the project is right, in its possessive form as well', () => {
  expect(found('The kublet’s log.', wordsOf('kublet\n'))).toEqual([]);
  expect(found('The kublet’s log.')).toHaveLength(1);
});
