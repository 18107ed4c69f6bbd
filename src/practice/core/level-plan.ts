/** What each level of experience changes about a session. */
import type { DeckQuestion, DeckPoint, Level } from './deck.ts';

export interface LevelPlan {
  /** The easiest and the hardest question it may come to. */
  window: readonly [number, number];
  questions: number;
  /** At most, for each question. */
  followUps: number;
  thinkSeconds: number;
  /** How many points of a question count, from the most important one. */
  points: number;
}

export const LEVEL_PLANS: Readonly<Record<Level, LevelPlan>> = {
  entry: { window: [1, 2], questions: 5, followUps: 1, thinkSeconds: 20, points: 3 },
  mid: { window: [1, 3], questions: 6, followUps: 2, thinkSeconds: 12, points: 4 },
  senior: { window: [2, 3], questions: 6, followUps: 2, thinkSeconds: 8, points: 6 },
};

const DIFFICULTIES: Readonly<Record<Level, number>> = { entry: 1, mid: 2, senior: 3 };

/** 1 for questions of the entry level, 3 for senior ones. */
export function difficultyOf({ level }: Pick<DeckQuestion, 'level'>): number {
  return DIFFICULTIES[level];
}

/** The points that count at a level, the most important first. */
export function countedPoints({ points }: DeckQuestion, level: Level): readonly DeckPoint[] {
  return points.slice(0, LEVEL_PLANS[level].points);
}

/** How long answers of a kind mostly are, in seconds. Common advice, not a measure of quality. */
export interface LengthBand {
  kind: 'technical' | 'behavioral' | 'design';
  least: number;
  most: number;
}

const BANDS = {
  technical: { kind: 'technical', least: 45, most: 120 },
  behavioral: { kind: 'behavioral', least: 60, most: 150 },
  design: { kind: 'design', least: 90, most: 240 },
} as const satisfies Record<string, LengthBand>;
/** A question that takes that many minutes asks for a design. */
const DESIGN_MINUTES = 15;

export function bandOf({ type, minutes }: Pick<DeckQuestion, 'type' | 'minutes'>): LengthBand {
  if (type === 'behavioral') return BANDS.behavioral;
  return minutes >= DESIGN_MINUTES ? BANDS.design : BANDS.technical;
}
