import { describe, expect, test } from 'vitest';
import { guide, question } from './fixtures.ts';
import { byRole, questionListPaths, questionLists, QUESTIONS_A_PAGE } from './question-lists.ts';
import { summarize } from './summary.ts';

const of = (slug: string, amount: number) =>
  summarize(
    guide({
      slug,
      questions: {
        ...guide().questions,
        items: Array.from({ length: amount }, (_, place) => question({ id: `q${place}` })),
      },
    }),
  ).questions;

const lists = questionLists(
  [
    {
      id: 'data',
      name: 'Data',
      guides: [
        { slug: 'b', role: 'Alpha' },
        { slug: 'a', role: 'Beta' },
      ],
    },
    { id: 'security', name: 'Security', guides: [{ slug: 'c', role: 'Gamma' }] },
  ],
  [...of('a', 20), ...of('b', 20), ...of('c', QUESTIONS_A_PAGE)],
);
const data = lists.filter(({ field }) => field.id === 'data');

describe('the pages of a field', () => {
  test('hold every question once, by role and in the order of the guide', () => {
    const all = data.flatMap(({ members }) => members.map((one) => `${one.guide} ${one.anchor}`));
    const places = Array.from({ length: 20 }, (_, place) => `q${place}`);
    expect(all).toEqual([...places.map((n) => `b ${n}`), ...places.map((n) => `a ${n}`)]);
    expect(data.map(({ members }) => members.length)).toEqual([25, 15]);
    expect(data.map(({ start, total }) => [start, total])).toEqual([
      [1, 40],
      [26, 40],
    ]);
  });

  test('lead to one another', () => {
    const all = ['/questions/data/', '/questions/data/2/'];
    expect(data.map(({ path }) => path)).toEqual(all);
    expect(data.map(({ paths }) => paths)).toEqual([all, all]);
    expect(questionListPaths('data', 40)).toEqual(all);
  });

  test('are one where the questions fill just one', () => {
    expect(lists.filter(({ field }) => field.id === 'security')).toHaveLength(1);
  });
});

test('all together, questions stand by role, and in the order of their guide', () => {
  const sorted = lists.flatMap(({ members }) => members).toSorted(byRole);
  expect(sorted.slice(0, 4).map(({ anchor }) => anchor)).toEqual(['q0', 'q1', 'q2', 'q3']);
  expect(sorted.map(({ role }) => role)).toEqual(sorted.map(({ role }) => role).toSorted());
});
