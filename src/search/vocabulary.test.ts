import { expect, test } from 'vitest';
import type { SearchRecord } from './records.ts';
import { vocabulary } from './vocabulary.ts';

const record = (title: string, ...texts: string[]): SearchRecord => ({
  url: '/',
  title,
  meta: { level: 'Senior level' },
  filters: {},
  parts: texts.map((text) => ({ text, weight: 1 })),
});

test('words are listed by their first letter: in lower case, sorted, each once', () => {
  const lists = vocabulary([record('Rate limits', 'Retry, then RETRY the rate.', 'Étude')]);
  expect(lists.get('r')).toEqual(['rate', 'retry']);
  expect(lists.get('l')).toEqual(['level', 'limits']);
  expect(lists.get('e')).toEqual(['étude']);
});

test('short words and numbers are left out', () => {
  const lists = vocabulary([record('An LRU of 500 p99 oauth2')]);
  expect([...lists.values()].flat()).toEqual(['level', 'oauth', 'senior']);
});

test('each letter has a list, be it empty, so that no request fails', () => {
  const lists = vocabulary([]);
  expect(lists.size).toBe(27);
  expect(lists.get('x')).toEqual([]);
});
