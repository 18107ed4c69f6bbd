import type { Level, QuestionType, Round } from './schema.ts';

/** The words that readers see for the values of the content contract. */
export const TYPE_LABELS: Record<QuestionType, string> = {
  'role-specific': 'Role-specific',
  technical: 'Technical',
  behavioral: 'Behavioral',
  situational: 'Situational',
};

export const LEVEL_LABELS: Record<Level, string> = { entry: 'Entry', mid: 'Mid', senior: 'Senior' };

export const ROUND_LABELS: Record<Round, string> = {
  screen: 'Screen',
  technical: 'Technical round',
  'take-home': 'Take-home',
  onsite: 'Onsite',
  final: 'Final round',
};

const LONG_DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** `November 23, 2026` for `2026-11-23`. */
export function formatDay(day: string): string {
  return LONG_DAY.format(new Date(`${day}T00:00:00Z`));
}
