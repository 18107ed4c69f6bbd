import { paths } from './paths.ts';
import type { QuestionSummary } from './summary.ts';

/** Questions on a page of a list that needs no script. */
export const QUESTIONS_A_PAGE = 25;

export function pageCount(questions: number): number {
  return Math.ceil(questions / QUESTIONS_A_PAGE);
}

export interface ListedQuestion extends QuestionSummary {
  role: string;
}

/** A page of the questions of a field. */
export interface QuestionListPage {
  field: { id: string; name: string };
  page: number;
  pages: number;
  /** Questions on all pages together. */
  total: number;
  /** The place of the first on this page, from 1. */
  start: number;
  questions: ListedQuestion[];
  path: string;
  previous: string | undefined;
  next: string | undefined;
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
      (byGuide.get(slug) ?? [])
        .toSorted((a, b) => a.order - b.order)
        .map((question) => ({ ...question, role })),
    );
    const pages = pageCount(all.length);
    return Array.from({ length: pages }, (_, index): QuestionListPage => {
      const start = index * QUESTIONS_A_PAGE;
      return {
        field: { id, name },
        page: index + 1,
        pages,
        total: all.length,
        start: start + 1,
        questions: all.slice(start, start + QUESTIONS_A_PAGE),
        path: paths.questionsOfField(id, index + 1),
        previous: index === 0 ? undefined : paths.questionsOfField(id, index),
        next: index + 1 === pages ? undefined : paths.questionsOfField(id, index + 2),
      };
    });
  });
}

/** By role, then by address: the order in which the search index knows questions. */
export function byAddress(a: ListedQuestion, b: ListedQuestion): number {
  const address = ({ guide, anchor }: ListedQuestion) => `${guide}/#${anchor}`;
  return a.role.localeCompare(b.role, 'en') || (address(a) < address(b) ? -1 : 1);
}
