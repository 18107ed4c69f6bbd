import { expect, test } from 'vitest';
import { recordWords } from './record-words.ts';
import type { SearchRecord } from './records.ts';
import { Vocabulary } from './vocabulary.ts';

const record = (title: string, ...texts: string[]): SearchRecord => ({
  url: '/',
  title,
  meta: { level: 'Senior level' },
  filters: {},
  parts: texts.map((text) => ({ text, weight: 1 })),
});

function listsOf(records: readonly SearchRecord[]): Map<string, string[]> {
  const vocabulary = new Vocabulary();
  for (const one of records) vocabulary.add(recordWords(one));
  return vocabulary.lists();
}

test('words are listed by their first letter: in lower case, sorted, each once', () => {
  const lists = listsOf([record('Rate limits', 'Retry, then RETRY the rate.', 'Étude')]);
  expect(lists.get('r')).toEqual(['rate', 'retry']);
  expect(lists.get('l')).toEqual(['level', 'limits']);
  expect(lists.get('e')).toEqual(['étude']);
});

test('single letters and numbers are left out', () => {
  const lists = listsOf([record('', 'A GC of 500 p99 oauth2')]);
  const words = [...lists].flatMap(([list, known]) => (list.startsWith('tail-') ? [] : known));
  expect(words).toEqual(['gc', 'level', 'oauth', 'of', 'senior']);
});

test('long words of titles and facts are listed by their second letter, too', () => {
  const lists = listsOf([record('Kubernetes load', 'balancer')]);
  expect(lists.get('tail-u')).toEqual(['kubernetes']);
  expect(lists.get('tail-o')).toEqual([]);
  expect(lists.get('tail-a')).toEqual([]);
});

test('each letter has a list, be it empty, so that no request fails', () => {
  const lists = listsOf([]);
  expect(lists.size).toBe(2 * 27);
  expect(lists.get('x')).toEqual([]);
});
