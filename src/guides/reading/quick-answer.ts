import type { Finding, Place } from '../problem.ts';
import { QUANTITIES } from '../quantities.ts';

/** The problem of a quick answer that is too short or too long. */
export function quickAnswerProblem(words: number, place: Place): Finding | undefined {
  const [least, most] = QUANTITIES.quickAnswerWords;
  if (words >= least && words <= most) return undefined;
  return {
    line: place.line,
    column: place.column,
    rule: 'quick-answer-length',
    message: words === 0 ? 'the quick answer is missing' : `the quick answer has ${words} words`,
    expected: `${least} to ${most} words that say what this interview really tests`,
    fix: words < least ? 'say more' : 'say less',
  };
}
