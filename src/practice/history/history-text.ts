/** How the history says dates, lengths, and where a point stands. */
import { count } from '../../guides/count.ts';
import { LEVEL_LABELS } from '../../guides/labels.ts';
import type { Level } from '../core/deck.ts';
import type { Delivery } from '../core/delivery.ts';
import type { SavedTrouble } from '../core/saved-session.ts';
import type { AnswerMode } from '../core/session.ts';
import { duration, STANDINGS as HEARD_STANDINGS } from '../feedback-text.ts';
import type { PointStanding } from './answers.ts';
import type { SessionFacts } from './kept-session.ts';

export const STANDINGS: Readonly<Record<PointStanding, string>> = {
  ...HEARD_STANDINGS,
  heardLater: '■ Heard in the follow-up',
  unknown: '– Not marked',
};

export const MODES: Readonly<Record<AnswerMode, string>> = {
  typed: 'typed',
  spoken: 'spoken',
  recorded: 'recorded only',
};

export const TROUBLES: Readonly<Record<SavedTrouble, string>> = {
  newer:
    'It was saved by a newer edition of this site. Reload the page; until then its text is kept as it is.',
  unreadable: 'It cannot be read, and its text is kept as it is.',
  'other-guide': 'It cannot be read, and its text is kept as it is.',
};

const PROGRESS: Readonly<Record<SessionFacts['progress'], string>> = {
  finished: 'finished',
  unfinished: 'not finished',
  'not-begun': 'not begun',
};

/** `Nov 28, 2026, 9:30 AM`; whatever is no date stays as it is. */
export function dateText(date: string, withTime = true): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return date;
  return parsed.toLocaleString('en-US', {
    dateStyle: 'medium',
    ...(withTime && { timeStyle: 'short' }),
  });
}

export function sessionLine(
  { asked, answered, seconds, progress }: SessionFacts,
  level: Level | undefined,
  mode: AnswerMode,
): string {
  return [
    level && `${LEVEL_LABELS[level]} level`,
    MODES[mode],
    `${answered} of ${count(asked, 'question')} answered`,
    seconds > 0 && `${duration(seconds)} of answers`,
    PROGRESS[progress],
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What was measured of an answer, a name and an amount each. A file may hold other things. */
export function measures(delivery: Delivery): [name: string, amount: string][] {
  const { words, seconds, isEstimated, pace, fillers, pauses } = delivery;
  const found: [string, string][] = [
    ['Words', words > 0 ? String(words) : 'no transcript'],
    ['Length', isEstimated ? `about ${duration(seconds)} aloud` : duration(seconds)],
  ];
  if (Number.isFinite(pace?.wordsPerMinute))
    found.push(['Pace', `${pace?.wordsPerMinute} words a minute`]);
  if (Number.isFinite(fillers?.atLeast)) found.push(['Fillers', `at least ${fillers?.atLeast}`]);
  if (Array.isArray(pauses)) found.push(['Pauses of 2.5 s or more', String(pauses.length)]);
  return found;
}

/** A guide that cannot be had still has a name of a kind. */
export function roleOfSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
