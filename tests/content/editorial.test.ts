/** Holds the guides against the editorial standard: how much each holds, and that each is its own. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainText, type Block } from '../../src/guides/block.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import type { Guide } from '../../src/guides/guide.ts';
import { countWords } from '../../src/guides/reading-time.ts';
import { LEVELS, QUESTION_TYPES } from '../../src/guides/schema.ts';

/** Least and most of everything that a guide holds. */
const AMOUNTS = {
  quickAnswerWords: [60, 120],
  stats: [2, 5],
  interviewTypes: [2, 6],
  skills: [5, 12],
  questions: [10, 14],
  questionsOfAType: [2, 14],
  questionsOfALevel: [1, 14],
  keyPoints: [3, 6],
  signals: [3, 10],
  /** Out of ten questions. */
  weakAnswers: [5, 10],
  sampleAnswers: [4, 14],
  sampleAnswerWords: [150, 220],
  prepTips: [5, 7],
  formats: [3, 5],
  mistakes: [4, 6],
  faqs: [5, 8],
  relatedGuides: [3, 6],
} as const;

/** A sentence of this many words stands in one guide only. */
const OWN_SENTENCE_WORDS = 6;

const root = resolve(import.meta.dirname, '../..');
const { content, problems } = await new ContentReader(root).read();
const { guides } = content;

const words = (blocks: readonly Block[]) => countWords(plainText(blocks));

function amounts(guide: Guide): Record<keyof typeof AMOUNTS, number[]> {
  const questions = guide.questions.items;
  const keyPoints = questions.flatMap((question) => question.keyPoints);
  const samples = questions.filter(({ sampleAnswer }) => sampleAnswer.length > 0);
  const weak = questions.filter(({ weakAnswer }) => weakAnswer.length > 0);
  return {
    quickAnswerWords: [words(guide.quickAnswer)],
    stats: [guide.stats.length],
    interviewTypes: [guide.interviewTypes.length],
    skills: [guide.skills.length],
    questions: [questions.length],
    questionsOfAType: QUESTION_TYPES.map((of) => questions.filter((q) => q.type === of).length),
    questionsOfALevel: LEVELS.map((of) => questions.filter((q) => q.level === of).length),
    keyPoints: questions.map((question) => question.keyPoints.length),
    signals: keyPoints.map(({ signals }) => signals.length),
    weakAnswers: [(10 * weak.length) / questions.length],
    sampleAnswers: [samples.length],
    sampleAnswerWords: samples.map(({ sampleAnswer }) => words(sampleAnswer)),
    prepTips: [guide.prepTips.items.length],
    formats: [guide.formats.items.length],
    mistakes: [guide.mistakes.items.length],
    faqs: [guide.faqs.items.length],
    relatedGuides: [guide.relatedGuides.length],
  };
}

describe('the guides', () => {
  it('are there and have no problem', () => {
    expect(problems).toEqual([]);
    expect(guides.length).toBeGreaterThanOrEqual(5);
  });

  it.each(guides.map((guide) => [guide.role, guide] as const))(
    'hold as much as the standard asks for: %s',
    (_, guide) => {
      const held = amounts(guide);
      const outside = Object.entries(AMOUNTS).flatMap(([name, [least, most]]) =>
        held[name as keyof typeof AMOUNTS]
          .filter((amount) => amount < least || amount > most)
          .map((amount) => `${name}: ${amount}, not ${least} to ${most}`),
      );
      expect(outside).toEqual([]);
    },
  );
});

/** Every text of a guide that its writers phrased; names of sources and documents, and figures, are not theirs. */
function ownTexts(guide: Guide): string[] {
  const sections = [guide.prepTips, guide.formats, guide.mistakes, guide.faqs];
  const blocks = [
    guide.quickAnswer,
    ...[guide.questions, ...sections].flatMap(({ intro, footnotes }) => [intro, footnotes]),
    ...guide.questions.items.flatMap((q) => [q.strategy, q.weakAnswer, q.sampleAnswer]),
    ...sections.flatMap(({ items }) => items.map(({ body }) => body)),
  ];
  return [
    guide.description,
    ...blocks.flatMap((of) => of.flatMap(paragraphs)),
    ...[guide.questions, ...sections].flatMap(({ items }) => items.map(({ title }) => title)),
    ...guide.questions.items.flatMap(({ keyPoints }) =>
      keyPoints.flatMap(({ text, followUp }) => [text, followUp]),
    ),
    ...guide.relatedGuides.map(({ reason }) => reason ?? ''),
  ];
}

/** References apart: their titles may stand in as many guides as they serve. */
function paragraphs(block: Block): string[] {
  if ('html' in block) return [plainText([block])];
  return block.component === 'Reference' ? [] : block.children.flatMap(paragraphs);
}

/** Sentences as comparable words: a change of case, quotes, or punctuation does not make another. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?:;]["”’)]*)\s+/)
    .map((sentence) => (sentence.toLowerCase().match(/[\p{L}\p{N}'’%$]+/gu) ?? []).join(' '))
    .filter((sentence) => sentence.split(' ').length >= OWN_SENTENCE_WORDS);
}

describe('sentences', () => {
  it(`of ${OWN_SENTENCE_WORDS} words or more stand in one guide only`, () => {
    const owners = new Map<string, Set<string>>();
    for (const guide of guides) {
      for (const sentence of ownTexts(guide).flatMap(sentences)) {
        const known = owners.get(sentence) ?? new Set();
        owners.set(sentence, known.add(guide.slug));
      }
    }
    const shared = [...owners].filter(([, slugs]) => slugs.size > 1);
    expect(owners.size).toBeGreaterThan(100 * guides.length);
    expect(shared.map(([sentence, slugs]) => `${[...slugs].join(', ')}: ${sentence}`)).toEqual([]);
  });

  it('are told apart by their words alone', () => {
    expect(sentences('He said: “I would ask what they need.” I WOULD ask what they need!')).toEqual(
      ['i would ask what they need', 'i would ask what they need'],
    );
    expect(sentences('Too short to count.')).toEqual([]);
  });
});
