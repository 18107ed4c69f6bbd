import { describe, expect, test } from 'vitest';
import { summary } from './fixtures.ts';
import {
  areMany,
  guideListPaths,
  guideLists,
  GUIDES_A_PAGE,
  listedRoles,
  newestGuides,
  shelves,
  SHOWN_WHOLE,
} from './guide-lists.ts';

const field = (id: string, amount: number) => ({
  id,
  name: id.toUpperCase(),
  guides: Array.from({ length: amount }, (_, place) => summary(`${id}-${place}`, { field: id })),
});
const slugs = (guides: readonly { slug: string }[]) => guides.map(({ slug }) => slug);

describe('a directory of few guides', () => {
  const few = [field('data', SHOWN_WHOLE - 10), field('product', 10)];

  test('shows all of them', () => {
    expect(shelves(few).map(({ guides, total, more }) => [guides.length, total, more])).toEqual([
      [50, 50, undefined],
      [10, 10, undefined],
    ]);
  });

  test('has no pages besides', () => {
    expect(guideLists(few)).toEqual([]);
    expect(guideListPaths('data', 50, 60)).toEqual([]);
  });
});

describe('a directory of many guides', () => {
  const data = field('data', 2 * GUIDES_A_PAGE + 1);
  const many = [data, field('product', 12)];

  test('shows the first of a long field, and says where all are and how many', () => {
    const [first, second] = shelves(many);
    expect(slugs(first?.guides ?? [])).toEqual(slugs(data.guides.slice(0, 12)));
    expect(first).toMatchObject({ total: 121, more: '/guides/all/data/' });
    expect(second).toMatchObject({ total: 12, more: undefined });
    expect(second?.guides).toHaveLength(12);
  });

  test('leads to pages that hold every guide of a long field once', () => {
    const lists = guideLists(many);
    expect(lists.map(({ field: { name }, path, members }) => [name, path, members.length])).toEqual(
      [
        ['DATA', '/guides/all/data/', 60],
        ['DATA', '/guides/all/data/2/', 60],
        ['DATA', '/guides/all/data/3/', 1],
      ],
    );
    expect(slugs(lists.flatMap(({ members }) => members))).toEqual(slugs(data.guides));
    expect(guideListPaths('data', 121, 133)).toEqual(lists.map(({ path }) => path));
    expect(guideListPaths('product', 12, 133)).toEqual([]);
  });

  test('is as long as its fields are many, whatever their guides', () => {
    const shown = (amount: number) =>
      shelves([field('data', amount), field('product', amount)]).flatMap(({ guides }) => guides);
    expect(shown(5000)).toHaveLength(shown(100).length);
  });
});

test('roles to choose from come in a list of their own as soon as they are more than a page names', () => {
  const { guides } = field('data', SHOWN_WHOLE + 1);
  expect(areMany(guides)).toBe(true);
  expect(areMany(guides.slice(1))).toBe(false);
  expect(listedRoles(guides.slice(0, 1))).toEqual([{ slug: 'data-0', role: 'data-0' }]);
});

test('of many guides, the newest are shown; few stay in their order', () => {
  const guides = Array.from({ length: 41 }, (_, place) =>
    summary(`g${place}`, { updated: place === 0 ? '2020-01-01' : '2026-01-01' }),
  );
  expect(slugs(newestGuides(guides))).toEqual(slugs(guides.slice(1)));
  expect(slugs(newestGuides(guides.slice(0, 40)))).toEqual(slugs(guides.slice(0, 40)));
});
