import { tellingStems } from '../practice/core/rarity.ts';
import { signalWords } from '../search/rare-signals.ts';
import { plainText, type Block } from './block.ts';
import type { Article, Entry, Guide, GuideSection } from './guide.ts';
import { countWords } from './reading-time.ts';
import type {
  FormatTag,
  GuideFrontmatter,
  PrepTipTag,
  QuestionTag,
  ReferenceTag,
  RelatedGuideEntry,
} from './schema.ts';

/** What lists, links, and search need to know of a guide without its text. */
export interface GuideSummary extends GuideFrontmatter {
  slug: string;
  /** All words that the guide's page prints from its files. */
  words: number;
  questionCount: number;
}

interface ItemSummary {
  /** The guide's slug. */
  guide: string;
  /** The `#id` on the guide's page. */
  anchor: string;
  title: string;
  /** Left out where it is the title itself. */
  titleHtml?: string;
}

export interface QuestionSummary extends ItemSummary, Omit<QuestionTag, 'id'> {
  references: ReferenceTag[];
}

export interface PrepTipSummary extends ItemSummary, PrepTipTag {}
export interface FormatSummary extends ItemSummary, FormatTag {}
export type ArticleSummary = ItemSummary;

export interface RelatedGuidesSummary {
  guide: string;
  guides: RelatedGuideEntry[];
}

/** Everything of a guide that is typed and small: what the content collections keep. */
export interface Summaries {
  guide: GuideSummary;
  questions: QuestionSummary[];
  /** What the words of each key point tell: its stems, a point a line. */
  pointStems: string;
  /** The words of each question's signals, for search. */
  signalWords: string[];
  prepTips: PrepTipSummary[];
  formats: FormatSummary[];
  mistakes: ArticleSummary[];
  faqs: ArticleSummary[];
  relatedGuides: RelatedGuidesSummary;
}

/** Leave out of a guide all that is text, and count it. */
export function summarize(guide: Guide): Summaries {
  const {
    slug,
    quickAnswer: _text,
    quickAnswerNotes: _notes,
    questions,
    prepTips,
    formats,
    mistakes,
    faqs,
    relatedGuides,
    ...frontmatter
  } = guide;
  const item = ({ id, title, titleHtml }: Entry): ItemSummary => ({
    guide: slug,
    anchor: id,
    title,
    ...(titleHtml !== title && { titleHtml }),
  });
  return {
    guide: {
      slug,
      ...frontmatter,
      words: countWords(textOf(guide)),
      questionCount: questions.items.length,
    },
    questions: questions.items.map((question) => ({
      ...item(question),
      type: question.type,
      level: question.level,
      skills: question.skills,
      minutes: question.minutes,
      references: question.references,
    })),
    pointStems: questions.items
      .flatMap(({ keyPoints }) => keyPoints.map(({ text }) => tellingStems(text).join(' ')))
      .join('\n'),
    signalWords: questions.items.map((question) => [...signalWords(question)].join(' ')),
    prepTips: prepTips.items.map((tip) => ({
      ...item(tip),
      hours: tip.hours,
    })),
    formats: formats.items.map((format) => ({
      ...item(format),
      minutes: format.minutes,
      round: format.round,
      evaluatedOn: format.evaluatedOn,
    })),
    mistakes: mistakes.items.map(item),
    faqs: faqs.items.map(item),
    relatedGuides: { guide: slug, guides: relatedGuides },
  };
}

/** All text that a guide's page prints from its files, in reading order. */
function textOf(guide: Guide): string {
  const section = ({ intro, items, footnotes }: GuideSection<Article>) => [
    plainText(intro),
    ...items.flatMap(({ title, body }) => [title, plainText(body)]),
    plainText(footnotes),
  ];
  const { questions } = guide;
  return [
    guide.role,
    guide.description,
    plainText([...guide.quickAnswer, ...guide.quickAnswerNotes]),
    ...guide.interviewTypes,
    ...guide.stats.flatMap(({ label, value, scope }) => [label, value, scope]),
    ...section({ ...questions, items: [] }),
    ...questions.items.flatMap((question) => [
      question.title,
      ...[question.strategy, question.weakAnswer, question.sampleAnswer].map((blocks: Block[]) =>
        plainText(blocks),
      ),
      ...question.keyPoints.flatMap(({ text, followUp }) => [text, followUp]),
      ...question.references.map(({ title }) => title),
    ]),
    ...section(guide.prepTips),
    ...section(guide.formats),
    ...guide.formats.items.flatMap(({ evaluatedOn }) => evaluatedOn),
    ...section(guide.mistakes),
    ...section(guide.faqs),
  ].join(' ');
}
