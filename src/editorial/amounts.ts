import { plainText, type Block } from '../guides/block.ts';
import type { Guide } from '../guides/guide.ts';
import { QUANTITIES } from '../guides/quantities.ts';
import { countWords } from '../guides/reading-time.ts';
import { LEVELS, QUESTION_TYPES } from '../guides/schema.ts';

/** One count of a guide, and how many there should be. */
export interface Amount {
  /** File of the guide's folder. */
  file: string;
  /** What is counted, in the plural. */
  of: string;
  /** The heading that it belongs to, if not the whole file. */
  item?: string;
  count: number;
  least: number;
  most: number;
}

export const isOff = ({ count, least, most }: Amount): boolean => count < least || count > most;

/** `3 questions (10 to 14)`, with the heading it belongs to. */
export function amountText({ of, item, count, least, most }: Amount): string {
  return `${count} ${of} (${least} to ${most})${item === undefined ? '' : `: “${item}”`}`;
}

const words = (blocks: readonly Block[]) => countWords(plainText(blocks));

/** Everything of a guide that is counted. */
export function amounts(guide: Guide): Amount[] {
  const questions = guide.questions.items;
  const samples = questions.filter(({ sampleAnswer }) => sampleAnswer.length > 0);
  const weak = questions.filter(({ weakAnswer }) => weakAnswer.length > 0);
  const amount = (
    file: string,
    of: string,
    count: number,
    least: number,
    most: number,
  ): Amount => ({
    file,
    of,
    count,
    least,
    most,
  });
  return [
    amount(
      'guide.mdx',
      'words of the quick answer',
      words(guide.quickAnswer),
      ...QUANTITIES.quickAnswerWords,
    ),
    amount('guide.mdx', 'stats', guide.stats.length, ...QUANTITIES.stats),
    amount(
      'guide.mdx',
      'interview types',
      guide.interviewTypes.length,
      ...QUANTITIES.interviewTypes,
    ),
    amount('guide.mdx', 'skills', guide.skills.length, ...QUANTITIES.skills),
    amount('questions.mdx', 'questions', questions.length, ...QUANTITIES.questions),
    ...QUESTION_TYPES.map((type) => {
      const count = questions.filter((question) => question.type === type).length;
      return amount('questions.mdx', `${type} questions`, count, 2, 14);
    }),
    ...LEVELS.map((level) => {
      const count = questions.filter((question) => question.level === level).length;
      return amount('questions.mdx', `${level} questions`, count, 1, 14);
    }),
    amount('questions.mdx', 'weak answers', weak.length, Math.ceil(questions.length / 2), 14),
    amount('questions.mdx', 'sample answers', samples.length, 4, 14),
    ...questions.map(({ title, keyPoints }) => ({
      ...amount('questions.mdx', 'key points', keyPoints.length, ...QUANTITIES.keyPoints),
      item: title,
    })),
    amount('prep-tips.mdx', 'prep tips', guide.prepTips.items.length, ...QUANTITIES.prepTips),
    amount('formats.mdx', 'formats', guide.formats.items.length, ...QUANTITIES.formats),
    amount('mistakes.mdx', 'mistakes', guide.mistakes.items.length, ...QUANTITIES.mistakes),
    amount('faqs.mdx', 'FAQs', guide.faqs.items.length, ...QUANTITIES.faqs),
    amount(
      'related-guides.mdx',
      'related guides',
      guide.relatedGuides.length,
      ...QUANTITIES.relatedGuides,
    ),
  ];
}
