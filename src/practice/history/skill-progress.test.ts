import { expect, it } from 'vitest';
import { deck } from '../core/fixtures.ts';
import { Interview } from '../core/interview.ts';
import { played, QUESTION, typed } from './fixtures.ts';
import { skillProgress } from './skill-progress.ts';

const end = { type: 'end' } as const;

it('counts points made of points asked, session by session, the oldest first', () => {
  const progress = skillProgress([played(9, [...typed(3), end]), played(2, [...typed(1), end])]);
  expect(progress.map(({ name, made, points }) => [name, made, points])).toEqual([
    ['First', 4, 8],
    ['Shared', 4, 8],
  ]);
  expect(progress[0]?.sessions.map(({ session, made, points }) => [session, made, points])).toEqual(
    [
      ['day-2', 1, 4],
      ['day-9', 3, 4],
    ],
  );
});

it('counts what was passed over, and not what was only asked or only recorded', () => {
  const counts = (session: Parameters<typeof played>[1]) =>
    skillProgress([played(1, session)]).map(({ made, points }) => [made, points]);
  expect(counts([{ type: 'skip' }])).toEqual([
    [0, 4],
    [0, 4],
  ]);
  expect(counts([])).toEqual([]);
  const recorded = [
    { type: 'mode', mode: 'recorded' },
    { type: 'ready' },
    { type: 'recorded', spans: [{ start: 0, end: 40 }] },
    { type: 'finish' },
    { type: 'submit' },
  ] as const;
  expect(counts(recorded)).toEqual([]);
  expect(counts([...recorded, { type: 'mark', point: 0, mark: 'said' }])).toEqual([
    [1, 4],
    [1, 4],
  ]);
});

it('leaves out questions whose points have changed since', () => {
  const changed = new Interview({
    ...deck,
    questions: deck.questions.map((question) =>
      question.id === QUESTION ? { ...question, points: question.points.toReversed() } : question,
    ),
  });
  const { session } = played(1, [...typed(2), end]);
  expect(skillProgress([{ session, interview: changed }])).toEqual([]);
});
