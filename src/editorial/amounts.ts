import { plainText, type Block } from '../guides/block.ts';
import type { Guide } from '../guides/guide.ts';
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
    amount('guide.mdx', 'words of the quick answer', words(guide.quickAnswer), 60, 120),
    amount('guide.mdx', 'stats', guide.stats.length, 2, 5),
    amount('guide.mdx', 'interview types', guide.interviewTypes.length, 2, 6),
    amount('guide.mdx', 'skills', guide.skills.length, 5, 12),
    amount('questions.mdx', 'questions', questions.length, 10, 14),
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
      ...amount('questions.mdx', 'key points', keyPoints.length, 3, 6),
      item: title,
    })),
    amount('prep-tips.mdx', 'prep tips', guide.prepTips.items.length, 5, 7),
    amount('formats.mdx', 'formats', guide.formats.items.length, 3, 5),
    amount('mistakes.mdx', 'mistakes', guide.mistakes.items.length, 4, 6),
    amount('faqs.mdx', 'FAQs', guide.faqs.items.length, 5, 8),
    amount('related-guides.mdx', 'related guides', guide.relatedGuides.length, 3, 6),
  ];
}
