import type { Content } from './reading/content.ts';
import type { Author, Field, Skill } from './schema.ts';
import type {
  ArticleSummary,
  FormatSummary,
  GuideSummary,
  PrepTipSummary,
  QuestionSummary,
  RelatedGuidesSummary,
  Summaries,
} from './summary.ts';

/** What a section's file holds, without its text. */
export interface Section<Item> {
  /** The guide's slug. */
  guide: string;
  items: Item[];
}

/** The data of an entry, by collection. Of a guide's files, each is one entry. */
export interface Collections {
  guides: GuideSummary;
  questions: Section<QuestionSummary> & Pick<Summaries, 'pointStems'>;
  prepTips: Section<PrepTipSummary>;
  formats: Section<FormatSummary>;
  mistakes: Section<ArticleSummary>;
  faqs: Section<ArticleSummary>;
  relatedGuides: RelatedGuidesSummary;
  skills: Skill;
  fields: Field;
  authors: Author;
}

export type CollectionName = keyof Collections;

export interface Entry<T> {
  id: string;
  data: T;
}

export type Entries = { [Name in CollectionName]: Entry<Collections[Name]>[] };

/** Spread content over its collections. The id of an entry is that of its guide. */
export function collectionEntries(content: Content<Summaries>): Entries {
  const summaries = content.guides;
  const sections = <Data extends object>(pick: (of: Summaries) => Data) =>
    summaries.map((of) => ({ id: of.guide.slug, data: { guide: of.guide.slug, ...pick(of) } }));
  const byId = <T>(record: Record<string, T>) =>
    Object.entries(record).map(([id, data]) => ({ id, data }));
  return {
    guides: summaries.map(({ guide }) => ({ id: guide.slug, data: guide })),
    questions: sections(({ questions: items, pointStems }) => ({ items, pointStems })),
    prepTips: sections(({ prepTips: items }) => ({ items })),
    formats: sections(({ formats: items }) => ({ items })),
    mistakes: sections(({ mistakes: items }) => ({ items })),
    faqs: sections(({ faqs: items }) => ({ items })),
    relatedGuides: sections(({ relatedGuides }) => relatedGuides),
    skills: byId(content.skills),
    fields: byId(content.fields),
    authors: byId(content.authors),
  };
}
