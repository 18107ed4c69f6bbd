/** What there is to say about one answer, and what the interviewer does next. */
import type { PointCoverage } from './coverage.ts';
import type { DeckPoint } from './deck.ts';
import type { Delivery } from './delivery.ts';

/** What the reader says of a point; it holds against what was heard. */
export type Mark = 'said' | 'notSaid';

/** A point of a question after all that was said to it. */
export interface PointState {
  /** The place of the point in the question. */
  index: number;
  /** Whether it counts at the session's level. */
  counts: boolean;
  hearing: PointCoverage['hearing'];
  /** Made, because it was heard, or because the reader says so. */
  isMade: boolean;
  mark?: Mark;
  /** In which of the turn's attempts it came nearest. */
  attempt?: number;
  quote?: PointCoverage['quote'];
}

/** A goal for another attempt, and one step to take next. Nothing but what an answer can change. */
export type Goal =
  | { kind: 'make-point'; point: number }
  | { kind: 'add-part'; part: 'situation' | 'task' | 'action' | 'result' }
  | { kind: 'shorten' | 'lengthen' | 'slow-down' | 'speed-up' | 'fewer-fillers' | 'say-i' };

export type NextStep = Goal | { kind: 'read-strategy' } | { kind: 'go-on' };

const RANK = { notHeard: 0, maybe: 1, heard: 2 } as const;
/** Below this share, a follow-up would only press; the strategy helps more. */
const STRATEGY_BELOW = 0.15;
/** 5 fillers a minute did not hurt in studies, 12 did (doi 10.1002/jaba.1093). */
const FILLERS_PER_MINUTE = 8;
const WE_SHARE = 0.6;

/**
 * Where a question's points stand after several attempts and follow-ups: the nearest that each came.
 *
 * @param coverages of the attempts in their order
 * @param marks by the place of the point
 */
export function pointStates(
  points: readonly DeckPoint[],
  counted: number,
  coverages: readonly (readonly PointCoverage[])[],
  marks: Readonly<Record<number, Mark>>,
): PointState[] {
  return points.map((_, index) => {
    const [best] = coverages
      .flatMap((coverage, attempt) => {
        const point = coverage[index];
        return point ? [{ ...point, attempt }] : [];
      })
      .toSorted((a, b) => RANK[b.hearing] - RANK[a.hearing] || b.score - a.score);
    const hearing = best?.hearing ?? 'notHeard';
    const mark = marks[index];
    return {
      index,
      counts: index < counted,
      hearing,
      isMade: mark ? mark === 'said' : hearing === 'heard',
      ...(mark && { mark }),
      ...(best?.quote && { quote: best.quote, attempt: best.attempt }),
    };
  });
}

/** How much of what counts was made; a “maybe” that the reader left open is half made. */
export function shareMade(states: readonly PointState[]): number {
  const counted = states.filter(({ counts }) => counts);
  const made = counted.reduce(
    (sum, { isMade, hearing, mark }) => sum + (isMade ? 1 : !mark && hearing === 'maybe' ? 0.5 : 0),
    0,
  );
  return counted.length === 0 ? 0 : made / counted.length;
}

/** Whether the strategy of the question is of more use than another question. */
export function needsStrategy(states: readonly PointState[]): boolean {
  return shareMade(states) < STRATEGY_BELOW;
}

/**
 * The point whose follow-up is asked next: the most important one that was not heard.
 *
 * @param asked points whose follow-up was asked already
 */
export function followUpPoint(
  states: readonly PointState[],
  asked: readonly number[],
  most: number,
): number | undefined {
  if (asked.length >= most || needsStrategy(states)) return undefined;
  return states.find(
    ({ index, counts, isMade, hearing, mark }) =>
      counts && !isMade && !asked.includes(index) && (hearing === 'notHeard' || mark === 'notSaid'),
  )?.index;
}

/** One thing to do next, the one that changes most. */
export function nextStep(states: readonly PointState[], delivery: Delivery): NextStep {
  if (needsStrategy(states)) return { kind: 'read-strategy' };
  const missing = states.find(({ counts, isMade }) => counts && !isMade);
  if (missing) return { kind: 'make-point', point: missing.index };
  const { star, length, pace, fillers, pronouns } = delivery;
  if (star && !star.result) return { kind: 'add-part', part: 'result' };
  if (star && !star.action) return { kind: 'add-part', part: 'action' };
  if (length?.verdict === 'long') return { kind: 'shorten' };
  if (star && pronouns && pronouns.we >= 3 && pronouns.we / (pronouns.we + pronouns.i) > WE_SHARE)
    return { kind: 'say-i' };
  if (pace?.remark === 'fast') return { kind: 'slow-down' };
  if (fillers && fillers.perMinute > FILLERS_PER_MINUTE) return { kind: 'fewer-fillers' };
  if (length?.verdict === 'short') return { kind: 'lengthen' };
  return { kind: 'go-on' };
}

/** Whether another attempt reached the goal that it had; undefined where too little was said to tell. */
export function reaches(
  goal: Goal,
  coverage: readonly PointCoverage[],
  { isTooShort, star, length, pace, fillers, pronouns }: Delivery,
): boolean | undefined {
  if (goal.kind === 'make-point') return coverage[goal.point]?.hearing === 'heard';
  if (isTooShort) return undefined;
  switch (goal.kind) {
    case 'add-part':
      return star?.[goal.part];
    case 'shorten':
      return length && length.verdict !== 'long';
    case 'lengthen':
      return length && length.verdict !== 'short';
    case 'slow-down':
      return pace && pace.remark !== 'fast';
    case 'speed-up':
      return pace && pace.remark !== 'slow';
    case 'fewer-fillers':
      return fillers && fillers.perMinute <= FILLERS_PER_MINUTE;
    case 'say-i':
      return pronouns && pronouns.i >= pronouns.we;
  }
}
