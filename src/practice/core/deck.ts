/** What a session needs of a guide. `/practice/<role>/deck.json` is such a deck. */

export const LEVELS = ['entry', 'mid', 'senior'] as const;
export type Level = (typeof LEVELS)[number];

export const QUESTION_TYPES = ['role-specific', 'technical', 'behavioral', 'situational'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** One claim that an answer may make. */
export interface DeckPoint {
  claim: string;
  /** What people say who make it. */
  signals: readonly string[];
  /** What the interviewer asks where it was not heard. */
  followUp: string;
}

export interface DeckQuestion {
  /** Permanent within the guide. */
  id: string;
  title: string;
  type: QuestionType;
  level: Level;
  minutes: number;
  /** Ids, the most important first. */
  skills: readonly string[];
  /** The most important first. */
  points: readonly DeckPoint[];
}

/** How common the words of the points are among all points of the site. */
export interface Rarity {
  /** How many points there are: the nearest power of two. */
  points: number;
  /** At place n: stems that about 2^(n+1) points contain, with spaces between. Others are rarer. */
  common: readonly string[];
}

export interface Deck {
  version: number;
  slug: string;
  role: string;
  /** Names of skills by id. */
  skills: Readonly<Record<string, string>>;
  questions: readonly DeckQuestion[];
  rarity: Rarity;
}
