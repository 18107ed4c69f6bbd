import { expect, test } from 'vitest';
import type { SearchRecord } from './records.ts';
import { suggestions } from './suggestions.ts';

const record = (kind: string, title: string, skill: string[] = []): SearchRecord => ({
  url: `/${title}/`,
  title,
  meta: {},
  filters: { kind: [kind], skill },
  parts: [],
});

test('topics are the skills with the most questions, by name where they have as many', () => {
  const { topics } = suggestions([
    record('skill', 'Linux', ['Linux']),
    record('skill', 'DNS', ['DNS']),
    record('skill', 'Caching', ['Caching']),
    record('question', '1', ['Linux', 'DNS']),
    record('question', '2', ['Linux', 'Caching']),
    record('guide', 'Keeper interview guide', ['DNS']),
  ]);
  expect(topics).toEqual([
    { name: 'Linux', href: '/Linux/', questions: 2 },
    { name: 'Caching', href: '/Caching/', questions: 1 },
    { name: 'DNS', href: '/DNS/', questions: 1 },
  ]);
});

test('there are no more than eight topics, and all guides and skills are places', () => {
  const skills = Array.from({ length: 20 }, (_, at) => record('skill', `s${at}`));
  const { topics, places } = suggestions([...skills, record('guide', 'Keeper')]);
  expect(topics).toHaveLength(8);
  expect(places).toHaveLength(21);
  expect(places[0]).toEqual({ name: 'Keeper', href: '/Keeper/' });
});
