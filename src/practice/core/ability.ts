/** A running estimate of what a candidate can answer, on the scale of the difficulties. */
import type { Level } from './deck.ts';
import { LEVEL_PLANS } from './level-plan.ts';

/** How soon the chance of a good answer falls when questions get harder. */
const STEEPNESS = 1.6;
/** How far one answer moves the estimate; later ones less. */
const FIRST_STEP = 1.5;
const LATER_STEP = 0.9;
/** A question that was passed over says less than one that was answered. */
const SKIP_WEIGHT = 0.5;
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
  const expected = 1 / (1 + Math.exp(-STEEPNESS * (ability - difficulty)));
  const step = answered === 0 ? FIRST_STEP : LATER_STEP;
  const moved =
    share === undefined
      ? ability - step * SKIP_WEIGHT * expected
      : ability + step * (share - expected);
  const [least, most] = LEVEL_PLANS[level].window;
  return Math.min(most + MARGIN, Math.max(least - MARGIN, moved));
}
