import { expect, test } from 'vitest';
import { listPages } from './list-page.ts';

const pathOf = (page: number) => `/list/${page}/`;

test('a list of several pages holds every member once, each page with the way to all', () => {
  const paths = ['/list/1/', '/list/2/', '/list/3/'];
  expect(listPages(['a', 'b', 'c', 'd', 'e'], 2, pathOf)).toEqual([
    {
      page: 1,
      pages: 3,
      total: 5,
      start: 1,
      members: ['a', 'b'],
      path: '/list/1/',
      paths,
    },
    {
      page: 2,
      pages: 3,
      total: 5,
      start: 3,
      members: ['c', 'd'],
      path: '/list/2/',
      paths,
    },
    {
      page: 3,
      pages: 3,
      total: 5,
      start: 5,
      members: ['e'],
      path: '/list/3/',
      paths,
    },
  ]);
});

test('a full page is not followed by an empty one, and nothing has no page', () => {
  expect(listPages(['a', 'b'], 2, pathOf)).toHaveLength(1);
  expect(listPages([], 2, pathOf)).toEqual([]);
});
