import { dataHead, markdownMember } from './data-head.ts';
import type { GuideIndex } from './guide-data-schema.ts';
import { canonical, paths } from './paths.ts';
import { contentDay } from './review.ts';
import type { Field } from './schema.ts';
import type { GuideSummary } from './summary.ts';

/** What `/guides.json` holds. */
export function guideIndex(
  guides: readonly GuideSummary[],
  fields: readonly (Pick<Field, 'name'> & { id: string })[],
): GuideIndex {
  const names = new Map(fields.map(({ id, name }) => [id, name]));
  return {
    ...dataHead(paths.indexSchema),
    url: canonical(paths.guides),
    changes: canonical(paths.changes),
    updated: contentDay(guides, undefined),
    counts: {
      guides: guides.length,
      questions: guides.reduce((sum, { questionCount }) => sum + questionCount, 0),
    },
    guides: guides.map((guide) => ({
      slug: guide.slug,
      role: guide.role,
      description: guide.description,
      field: { id: guide.field, name: names.get(guide.field) ?? guide.field },
      url: canonical(paths.guide(guide.slug)),
      data: canonical(paths.guideData(guide.slug)),
      ...markdownMember(guide.slug),
      published: guide.published,
      updated: guide.updated,
      counts: {
        words: guide.words,
        questions: guide.questionCount,
        changes: guide.changes?.length ?? 0,
      },
    })),
  };
}
