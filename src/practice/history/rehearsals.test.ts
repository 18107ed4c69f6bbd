import { expect, it } from 'vitest';
import { deck } from '../core/fixtures.ts';
import { played, QUESTION, typed } from './fixtures.ts';
import { rehearsals } from './rehearsals.ts';

it('are the questions whose last answer left points out', () => {
  const first = played(1, typed(1));
  const better = played(2, typed(3));
  expect(rehearsals([better, first])).toMatchObject([
    { slug: deck.slug, role: 'Tester', questions: [{ id: QUESTION, made: 3, points: 4 }] },
  ]);
  expect(rehearsals([first, better, played(3, typed(4))])).toEqual([]);
});

it('name what was passed over', () => {
  expect(rehearsals([played(1, [{ type: 'skip' }])])[0]?.questions).toMatchObject([
    { id: QUESTION, wasSkipped: true, made: 0 },
  ]);
});
