/** Answers that people gave to questions, and which points they make by their meaning. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Question } from '../../src/guides/guide.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import {
  coverPoints,
  readAnswer,
  readQuestion,
  type PointCoverage,
  type ReadAnswer,
  type ReadQuestion,
} from '../../src/practice/core/coverage.ts';
import type { DeckPoint } from '../../src/practice/core/deck.ts';
import { countStems, rarityOf, tellingStems, weighing } from '../../src/practice/core/rarity.ts';

interface LabelledQuestion {
  question: string;
  claims: string[];
  answers: { makes: number[]; text: string }[];
}

export interface Pair {
  question: string;
  claim: string;
  answer: string;
  isMade: boolean;
  /** Nobody looked at which of these were heard wrongly. */
  isHeldOut: boolean;
  coverage: PointCoverage;
}

const { content } = await new ContentReader(resolve(import.meta.dirname, '../..')).read();
export const { guides } = content;
export const questions: readonly Question[] = content.guides.flatMap(
  ({ questions: { items } }) => items,
);
const stems = questions.flatMap(({ keyPoints }) => keyPoints.map(({ text }) => tellingStems(text)));
const weigh = weighing(rarityOf(stems.flat(), countStems(stems)));

export function pointsOf({ keyPoints }: Question): DeckPoint[] {
  return keyPoints.map(({ text, signals, followUp }) => ({ claim: text, signals, followUp }));
}

const read = new Map<Question, ReadQuestion>();
const readAnswers = new Map<string, ReadAnswer>();

export function cover(question: Question, answer: string): PointCoverage[] {
  const known = read.get(question) ?? readQuestion(pointsOf(question), question.title, weigh);
  read.set(question, known);
  const heard = readAnswers.get(answer) ?? readAnswer(answer);
  readAnswers.set(answer, heard);
  return coverPoints(heard, known);
}

/** Labels hold for a claim as it was; where its text has changed since, they are left out. */
export function labelledPairs(): Pair[] {
  const folder = join(import.meta.dirname, 'answers');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const labelled = parse(readFileSync(join(folder, file), 'utf8')) as LabelledQuestion[];
      return labelled.flatMap((entry, row) => pairsOf(entry, row));
    });
}

function pairsOf(entry: LabelledQuestion, row: number): Pair[] {
  const question = questions.find(({ id }) => id === entry.question);
  if (!question) return [];
  return entry.answers.flatMap(({ makes, text }, column) => {
    const covered = cover(question, text);
    return entry.claims.flatMap((claim, index): Pair[] => {
      const coverage = covered[question.keyPoints.findIndex((point) => point.text === claim)];
      if (!coverage) return [];
      const isMade = makes.includes(index + 1);
      const isHeldOut = (row + column) % 3 === 0;
      return [{ question: entry.question, claim, answer: text, isMade, isHeldOut, coverage }];
    });
  });
}

/** How much of what was heard was said, and how much of what was said was heard. */
export function accuracy(pairs: readonly Pair[], isHeard: (pair: Pair) => boolean) {
  const heard = pairs.filter(isHeard);
  const right = heard.filter(({ isMade }) => isMade).length;
  return {
    precision: right / heard.length,
    recall: right / pairs.filter(({ isMade }) => isMade).length,
  };
}
