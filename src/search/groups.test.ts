import { expect, test } from 'vitest';
import { groupResults } from './groups.ts';
import type { SearchResult } from './result.ts';

const result = (href: string, role = ''): SearchResult => ({
  href,
  title: href,
  role,
  section: '',
  type: undefined,
  level: undefined,
  excerpt: [],
});

test('results of a guide stand together, in their order, where the best of them stood', () => {
  const groups = groupResults([
    result('/guides/b/#2', 'B'),
    result('/skills/x/'),
    result('/guides/a/', 'A'),
    result('/guides/b/', 'B'),
    result('/skills/y/'),
    result('/guides/b/#1', 'B'),
  ]);
  expect(groups.map(({ role, results }) => [role, ...results.map(({ href }) => href)])).toEqual([
    ['B', '/guides/b/#2', '/guides/b/', '/guides/b/#1'],
    ['', '/skills/x/', '/skills/y/'],
    ['A', '/guides/a/'],
  ]);
});

test('a group leads to its guide, that of skills to none', () => {
  const groups = groupResults([result('/guides/b/#2', 'B'), result('/skills/x/')]);
  expect(groups.map(({ href }) => href)).toEqual(['/guides/b/', undefined]);
});
