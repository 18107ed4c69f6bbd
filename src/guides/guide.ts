import type { Block } from './block.ts';
import { LEVELS, QUESTION_TYPES } from './schema.ts';
import type {
  FormatTag,
  GuideFrontmatter,
  KeyPointTag,
  PrepTipTag,
  QuestionTag,
  ReferenceTag,
  RelatedGuideEntry,
} from './schema.ts';

/** What every item has. */
export interface Entry {
  /** Unique within the guide; the `#id` of its permalink. */
  id: string;
  title: string;
  titleHtml: string;
}

/** One assessable claim of a strong answer. */
export interface KeyPoint extends KeyPointTag {
  text: string;
  html: string;
}

export interface Question extends Entry, QuestionTag {
  strategy: Block[];
  keyPoints: KeyPoint[];
  weakAnswer: Block[];
  sampleAnswer: Block[];
  references: ReferenceTag[];
}

export interface PrepTip extends Entry, PrepTipTag {
  body: Block[];
}

export interface Format extends Entry, FormatTag {
  body: Block[];
}

/** A mistake or an FAQ: a heading and its text. */
export interface Article extends Entry {
  body: Block[];
}

export interface GuideSection<T> {
  title: string | undefined;
  intro: Block[];
  items: T[];
  footnotes: Block[];
}

/** A whole guide: what its seven files say, checked and typed. */
export interface Guide extends GuideFrontmatter {
  slug: string;
  quickAnswer: Block[];
  /** The footnotes of the quick answer. */
  quickAnswerNotes: Block[];
  questions: GuideSection<Question>;
  prepTips: GuideSection<PrepTip>;
  formats: GuideSection<Format>;
  mistakes: GuideSection<Article>;
  faqs: GuideSection<Article>;
  relatedGuides: RelatedGuideEntry[];
}

export const SECTION_FILES = [
  'guide.mdx',
  'questions.mdx',
  'prep-tips.mdx',
  'formats.mdx',
  'mistakes.mdx',
  'faqs.mdx',
  'related-guides.mdx',
] as const;
export type SectionFile = (typeof SECTION_FILES)[number];

/** The ids of the guide page's own landmarks, which no item may take. */
export const PAGE_IDS = {
  quickAnswer: 'quick-answer',
  questions: 'questions',
  prepTips: 'how-to-prepare',
  formats: 'formats',
  mistakes: 'mistakes',
  faqs: 'faqs',
  practice: 'practice',
  relatedGuides: 'related-guides',
} as const;
const OWN_IDS: ReadonlySet<string> = new Set([
  ...Object.values(PAGE_IDS),
  ...Object.values(PAGE_IDS).map((id) => `${id}-heading`),
  ...['all', ...QUESTION_TYPES].map((type) => `type-${type}`),
  ...['all', ...LEVELS].map((level) => `level-${level}`),
  'main',
  'outline',
  'interview-types',
  'key-skills',
  'hide-answers',
  'changes',
  'dialog-query',
]);

/** Whether the page itself, or a footnote of it, may have an element with that id. */
export function isPageId(id: string): boolean {
  return OWN_IDS.has(id) || /-fn(?:ref)?-/.test(id);
}
