/** A running estimate of what a candidate can answer, on the scale of the difficulties. */
import type { Level } from './deck.ts';
import { LEVEL_PLANS } from './level-plan.ts';

/** A candidate makes this share of the points of a question that is just right. */
const JUST_RIGHT = 0.55;
/** How many levels lie between making no point and making all. */
const SPREAD = 3;
/** How much a new answer weighs against all before; the first one has least against it. */
const FIRST_WEIGHT = 0.6;
const LATER_WEIGHT = 0.45;
const MARGIN = 0.6;

/** Where a session of a level starts. */
export function startingAbility(level: Level): number {
  const [least, most] = LEVEL_PLANS[level].window;
  return (least + most) / 2;
}

/**
 * The estimate after one more question.
 *
 * @param share of the points that counted, from 0 to 1; undefined where the question was skipped
 * @param answered how many questions came before
 */
export function nextAbility(
  ability: number,
  {
    share,
    difficulty,
    answered,
    level,
  }: {
    share: number | undefined;
    difficulty: number;
    answered: number;
    level: Level;
  },
): number {
  // A question that was passed over was one level too hard.
  const shown = share === undefined ? difficulty - 1 : difficulty + SPREAD * (share - JUST_RIGHT);
  const moved = ability + (answered === 0 ? FIRST_WEIGHT : LATER_WEIGHT) * (shown - ability);
  const [least, most] = LEVEL_PLANS[level].window;
  return Math.min(most + MARGIN, Math.max(least - MARGIN, moved));
}
