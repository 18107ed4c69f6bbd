/** The answers to one question over all sessions, to stand side by side. */
import type { DeckQuestion } from '../core/deck.ts';
import type { Attempt, Turn } from '../core/session.ts';
import { dateOf, type ReadableSession } from './kept-session.ts';

export interface DatedAnswer {
  /** Id of the stored session. */
  session: string;
  date: string;
  attempt: Attempt;
  /** The reader's word on the points, in that session. */
  marks: Turn['marks'];
  /** What was said to follow-ups of the question, in that session. */
  followUps: readonly Attempt[];
}

/** All whole answers to a question, the oldest first. */
export function answersTo(
  sessions: readonly ReadableSession[],
  guide: string,
  question: string,
): DatedAnswer[] {
  return sessions
    .filter(({ state }) => state.slug === guide)
    .toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))
    .flatMap((session) =>
      session.state.turns
        .filter((turn) => turn.question === question)
        .flatMap(({ attempts, marks }) =>
          attempts
            .filter((attempt) => !isFollowUp(attempt))
            .map((attempt) => ({
              session: session.stored.id,
              date: dateOf(session),
              attempt,
              marks,
              followUps: attempts.filter(isFollowUp),
            })),
        ),
    );
}

/**
 * - `heardLater`: not in the answer, and in what was said to a follow-up
 * - `said`, `notSaid`: the reader's word, where it is not what was heard
 * - `unknown`: recorded without a transcript and not marked, or not compared with points
 */
export type PointStanding =
  'heard' | 'heardLater' | 'maybe' | 'notHeard' | 'said' | 'notSaid' | 'unknown';

/** Where a point stands in one answer. */
export function standingOf(
  { attempt, marks, followUps }: Pick<DatedAnswer, 'attempt' | 'marks' | 'followUps'>,
  point: number,
): PointStanding {
  const mark = marks[point];
  const hearing = attempt.coverage[point]?.hearing;
  if (mark === 'notSaid') return 'notSaid';
  if (hearing === 'heard') return 'heard';
  if (followUps.some(({ coverage }) => coverage[point]?.hearing === 'heard')) return 'heardLater';
  if (mark === 'said') return 'said';
  const isSilent = attempt.mode === 'recorded' && attempt.text === '';
  return isSilent ? 'unknown' : (hearing ?? 'unknown');
}

const isFollowUp = ({ prompt }: Attempt): boolean => prompt.kind === 'followUp';

/**
 * Whether the points of a question are still those that an answer was compared with: a guide may
 * have changed since. What was heard then must not be shown beside another point.
 */
export function areSamePoints(
  { points }: Pick<DeckQuestion, 'points'>,
  { attempts, marks }: Pick<Turn, 'attempts' | 'marks'>,
): boolean {
  const isKnown = (signal: string, point: number) => points[point]?.signals.includes(signal);
  return (
    Object.keys(marks).every((point) => Number(point) < points.length) &&
    attempts.every(
      ({ coverage }) =>
        coverage.length === 0 ||
        (coverage.length === points.length &&
          coverage.every(({ signals }, point) =>
            signals.every((signal) => isKnown(signal, point)),
          )),
    )
  );
}
