/** “Why this question?” in words. */
import type { Reason } from './question-choice.ts';

const LEVEL_NAMES = ['', 'an entry-level', 'a mid-level', 'a senior'] as const;

const FILTERS = {
  none: '',
  types: ' It is of a type that you chose.',
  'weak-spots': ' You asked to rehearse it.',
  both: ' You asked to rehearse it, and it is of a type that you chose.',
} as const;

export function reasonText({
  step,
  difficulty,
  lastShare,
  wasSkipped,
  filter,
  among,
}: Reason): string {
  const level = LEVEL_NAMES[difficulty] ?? 'a';
  const last = wasSkipped
    ? 'You passed over the last question'
    : lastShare === undefined
      ? 'There was no answer to go by'
      : `You made ${Math.round(lastShare * 100)}% of the points of the last question`;
  const isAgainst =
    lastShare !== undefined &&
    ((step === 'harder' && lastShare < 0.5) || (step === 'easier' && lastShare > 0.8));
  const chosen = isAgainst
    ? `${last}; of the questions that are left, ${level} one is the nearest to that.`
    : {
        opening: `Your level opens with ${level} question.`,
        harder: `${last}, so this is a harder one: ${level} question.`,
        easier: `${last}, so this is an easier one: ${level} question.`,
        level: `${last}, so this is about as hard: ${level} question.`,
      }[step];
  const rest = among === 1 ? ' No other question was left to choose.' : '';
  return chosen + FILTERS[filter] + rest;
}
