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

/** The data of an entry, by collection. */
export interface Collections {
  guides: GuideSummary;
  questions: QuestionSummary;
  prepTips: PrepTipSummary;
  formats: FormatSummary;
  mistakes: ArticleSummary;
  faqs: ArticleSummary;
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

/** Spread content over its collections. Item ids are `<guide>/<anchor>`. */
export function collectionEntries(content: Content<Summaries>): Entries {
  const summaries = content.guides;
  const items = <T extends { guide: string; anchor: string }>(pick: (of: Summaries) => T[]) =>
    summaries.flatMap(pick).map((data) => ({ id: `${data.guide}/${data.anchor}`, data }));
  const byId = <T>(record: Record<string, T>) =>
    Object.entries(record).map(([id, data]) => ({ id, data }));
  return {
    guides: summaries.map(({ guide }) => ({ id: guide.slug, data: guide })),
    questions: items(({ questions }) => questions),
    prepTips: items(({ prepTips }) => prepTips),
    formats: items(({ formats }) => formats),
    mistakes: items(({ mistakes }) => mistakes),
    faqs: items(({ faqs }) => faqs),
    relatedGuides: summaries.map(({ relatedGuides }) => ({
      id: relatedGuides.guide,
      data: relatedGuides,
    })),
    skills: byId(content.skills),
    fields: byId(content.fields),
    authors: byId(content.authors),
  };
}
