import { describe, expect, it } from 'vitest';
import { deck } from '../core/fixtures.ts';
import type { Turn } from '../core/session.ts';
import { answersTo, areSamePoints, standingOf } from './answers.ts';
import { kept, QUESTION, typed } from './fixtures.ts';

const retry = { type: 'retry', goal: { kind: 'lengthen' } } as const;

describe('the answers to a question', () => {
  const sessions = [
    kept(9, [...typed(3), { type: 'end' }]),
    kept(2, [...typed(1), { type: 'followUp' }, ...typed(2), retry, ...typed(2), { type: 'end' }]),
  ];

  it('come from all sessions, the oldest first, without what was said to follow-ups', () => {
    const answers = answersTo(sessions, deck.slug, QUESTION);
    expect(answers.map(({ session }) => session)).toEqual(['day-2', 'day-2', 'day-9']);
    expect(answers.map(({ attempt }) => attempt.prompt.kind)).toEqual([
      'question',
      'retry',
      'question',
    ]);
  });

  it('are of one guide and one question', () => {
    expect(answersTo(sessions, 'another', QUESTION)).toEqual([]);
    expect(answersTo(sessions, deck.slug, 'question-2')).toEqual([]);
  });

  it('say of each point whether it was heard', () => {
    const [first, again, last] = answersTo(sessions, deck.slug, QUESTION);
    if (!first || !again || !last) throw new Error('An answer is missing.');
    expect([0, 1, 2].map((point) => standingOf(first, point))).toEqual([
      'heard',
      'heardLater',
      'notHeard',
    ]);
    expect([0, 1, 2].map((point) => standingOf(again, point))).toEqual([
      'heard',
      'heard',
      'notHeard',
    ]);
    expect([0, 1, 2].map((point) => standingOf(last, point))).toEqual(['heard', 'heard', 'heard']);
    expect(standingOf(last, 99)).toBe('unknown');
  });
});

describe('the word of the reader on a point', () => {
  const standing = (
    mark: 'said' | 'notSaid' | undefined,
    mode: 'typed' | 'recorded',
    points: number,
  ) => {
    const [answer] = answersTo([kept(1, typed(points))], deck.slug, QUESTION);
    if (!answer) throw new Error('There is no answer.');
    const text = mode === 'recorded' ? '' : answer.attempt.text;
    return standingOf(
      { attempt: { ...answer.attempt, mode, text }, marks: mark ? { 0: mark } : {}, followUps: [] },
      0,
    );
  };

  it('holds against what was heard', () => {
    expect(standing('said', 'typed', 0)).toBe('said');
    expect(standing('said', 'typed', 1)).toBe('heard');
    expect(standing('notSaid', 'typed', 1)).toBe('notSaid');
  });

  it('is all that is known of a recording', () => {
    expect(standing(undefined, 'recorded', 0)).toBe('unknown');
    expect(standing('said', 'recorded', 0)).toBe('said');
  });
});

describe('points that an answer was compared with', () => {
  const question = deck.questions.find(({ id }) => id === QUESTION);
  const [turn] = kept(1, typed(2)).state.turns;
  if (!question || !turn) throw new Error('There is no turn.');
  const [first, second, ...rest] = question.points;
  if (!first || !second) throw new Error('The question has no points.');

  it.each<[boolean, string, typeof question.points, Turn['marks']]>([
    [true, 'are the same', question.points, {}],
    [true, 'have another wording', [{ ...first, claim: 'Says it better.' }, second, ...rest], {}],
    [false, 'have another order', [second, first, ...rest], {}],
    [false, 'are more now', [...question.points, first], {}],
    [false, 'are fewer than the reader marked', question.points, { 6: 'said' }],
  ])('%s: they %s', (isSame, _, points, marks) => {
    expect(areSamePoints({ points }, { ...turn, marks })).toBe(isSame);
  });
});
