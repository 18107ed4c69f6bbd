import { expect, test } from 'vitest';
import type { Passage } from './passages.ts';
import { toResult } from './result.ts';

const passage = (text: string): Passage => ({
  href: '/guides/tester/#limit',
  title: 'How do you limit callers?',
  role: 'Tester',
  section: 'Question',
  type: 'Technical',
  level: 'Mid level',
  names: ['rate limit'],
  text,
  unshown: 'shared counter',
});
const excerpt = (text: string, ...asked: string[]) =>
  toResult(passage(text), asked).excerpt.map(({ text: run, marked }) =>
    marked ? `[${run}]` : run,
  );
const PROSE = 'Asks who calls. Limits each caller & says so. Names the store.';

test('a result says what a reader has to know of a passage, and nothing unshown', () => {
  const { excerpt: _, ...rest } = toResult(passage(PROSE), ['limit']);
  expect(rest).toEqual({
    href: '/guides/tester/#limit',
    title: 'How do you limit callers?',
    role: 'Tester',
    section: 'Question',
    type: 'Technical',
    level: 'Mid level',
  });
});

test('its excerpt begins with the sentence that says most of what was asked', () => {
  expect(excerpt(PROSE, 'limit', 'caller').join('')).toBe(
    '… [Limits] each [caller] & says so. Names the store.',
  );
});

test('words are marked without the signs around them, and in other forms', () => {
  expect(excerpt('A “limit”, then.', 'limits')).toEqual(['A “', '[limit]', '”, then.']);
});

test('where nothing asked for stands in it, it begins at the beginning', () => {
  expect(excerpt(PROSE, 'counter')).toEqual(['Asks who calls. Limits each caller & says so.']);
});

test('one long sentence is enough', () => {
  const long = 'A sentence of more than twelve words says as much as two short ones do.';
  expect(excerpt(`${long} Another.`, 'says').join('')).toBe(long.replace('says', '[says]'));
});

test('what has no prose has no excerpt', () => {
  expect(toResult(passage(''), ['limit']).excerpt).toEqual([]);
});
