/** Which question comes next, and why. */
import type { Deck, DeckQuestion, Level, QuestionType } from './deck.ts';
import { difficultyOf, LEVEL_PLANS } from './level-plan.ts';
import { seededShare } from './seeded-share.ts';

export interface SessionOptions {
  level: Level;
  /** None stands for all. */
  types: readonly QuestionType[];
  /** Ids of the questions to rehearse alone, such as those the reader marked as shaky. */
  only?: readonly string[];
  /** Fewer questions than the level has. */
  questions?: number;
}

/** Why a question was asked, as data: “Why this question?” prints it. */
export interface Reason {
  /** Compared with the question before. */
  step: 'opening' | 'harder' | 'easier' | 'level';
  difficulty: number;
  /** The estimate by which it was chosen. */
  ability: number;
  /** How much of the last question’s points was made; undefined where it was skipped. */
  lastShare?: number;
  wasSkipped: boolean;
  /** The reader’s own choice that narrowed the questions. */
  filter: 'none' | 'types' | 'weak-spots' | 'both';
  /** How many questions were left to choose from. */
  among: number;
}

/** A type that was just asked is passed over where another question is about as near. */
const SAME_TYPE = 0.25;
const CHANCE = 0.2;

/** The questions that a session may come to, in the order of the deck. */
export function eligible(
  { questions }: Deck,
  { level, types, only }: SessionOptions,
): DeckQuestion[] {
  const wanted = questions.filter(
    ({ id, type }) => (types.length === 0 || types.includes(type)) && (!only || only.includes(id)),
  );
  // Whoever names questions means them, whatever their level.
  if (only) return wanted;
  const [least, most] = LEVEL_PLANS[level].window;
  const inWindow = wanted.filter((question) => {
    const difficulty = difficultyOf(question);
    return difficulty >= least && difficulty <= most;
  });
  return inWindow.length > 0 ? inWindow : wanted;
}

/** How many questions a session has. */
export function sessionLength(deck: Deck, options: SessionOptions): number {
  const most = Math.min(
    options.questions ?? Infinity,
    LEVEL_PLANS[options.level].questions,
    eligible(deck, options).length,
  );
  return Math.max(0, Math.floor(most));
}

/** The question that is nearest to the ability, with some chance among equals. */
export function chooseQuestion(
  deck: Deck,
  options: SessionOptions,
  {
    seed,
    asked,
    ability,
    last,
  }: {
    seed: number;
    asked: readonly string[];
    ability: number;
    last?: { question: DeckQuestion; share: number | undefined };
  },
): { question: DeckQuestion; reason: Reason } | undefined {
  const left = eligible(deck, options).filter(({ id }) => !asked.includes(id));
  const distance = (question: DeckQuestion) =>
    Math.abs(difficultyOf(question) - ability) +
    (question.type === last?.question.type ? SAME_TYPE : 0) +
    CHANCE * seededShare(seed, asked.length, question.id);
  const [question] = left.toSorted((a, b) => distance(a) - distance(b));
  if (!question) return undefined;
  const difficulty = difficultyOf(question);
  const before = last && difficultyOf(last.question);
  const filter =
    options.types.length > 0
      ? options.only
        ? 'both'
        : 'types'
      : options.only
        ? 'weak-spots'
        : 'none';
  return {
    question,
    reason: {
      step:
        before === undefined
          ? 'opening'
          : difficulty > before
            ? 'harder'
            : difficulty < before
              ? 'easier'
              : 'level',
      difficulty,
      ability,
      ...(last?.share !== undefined && { lastShare: last.share }),
      wasSkipped: last !== undefined && last.share === undefined,
      filter,
      among: left.length,
    },
  };
}
