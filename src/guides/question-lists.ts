import { listPages, type ListPage } from './list-page.ts';
import { paths } from './paths.ts';
import type { QuestionSummary } from './summary.ts';

/** Questions on a page of a list that needs no script. */
export const QUESTIONS_A_PAGE = 25;

/** The pages of the questions of a field. */
export function questionListPaths(field: string, questions: number): string[] {
  return Array.from({ length: Math.ceil(questions / QUESTIONS_A_PAGE) }, (_, index) =>
    paths.questionsOfField(field, index + 1),
  );
}

export interface ListedQuestion extends QuestionSummary {
  role: string;
}

/** A page of the questions of a field. */
export interface QuestionListPage extends ListPage<ListedQuestion> {
  field: { id: string; name: string };
}

interface FieldOfGuides {
  id: string;
  name: string;
  guides: readonly { slug: string; role: string }[];
}

/** Every question on one page of its field: by role, and in the order of its guide. */
export function questionLists(
  fields: readonly FieldOfGuides[],
  questions: readonly QuestionSummary[],
): QuestionListPage[] {
  const byGuide = Map.groupBy(questions, ({ guide }) => guide);
  return fields.flatMap(({ id, name, guides }) => {
    const all = guides.flatMap(({ slug, role }) =>
      (byGuide.get(slug) ?? []).map((question) => ({ ...question, role })),
    );
    return listPages(all, QUESTIONS_A_PAGE, (page) => paths.questionsOfField(id, page)).map(
      (page) => ({ ...page, field: { id, name } }),
    );
  });
}

const { compare } = new Intl.Collator('en');

/** By role, then by guide, as the question explorer lists them; those of a guide stay in their order. */
export function byRole(a: ListedQuestion, b: ListedQuestion): number {
  return compare(a.role, b.role) || (a.guide === b.guide ? 0 : a.guide < b.guide ? -1 : 1);
}
