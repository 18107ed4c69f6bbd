import type { Guide } from './guide.ts';
import { dataHead, markdownMember } from './data-head.ts';
import type { GuideDocument } from './guide-data-schema.ts';
import type { Surroundings } from './guide-page.ts';
import { canonical, href, paths } from './paths.ts';

/** A guide as data for the browser: all that is typed and small, with finished addresses. */
export type GuideData = GuideDocument;
export type QuestionData = GuideData['questions'][number];
export type Named = GuideData['skills'][number];

/** What `/guides/<role>/guide.json` holds. */
export function guideData(guide: Guide, around: Surroundings): GuideData {
  const { slug, role, description, field, published, updated, interviewTypes } = guide;
  const person = (id: string) => ({
    id,
    name: around.authors[id]?.name ?? id,
    role: around.authors[id]?.role ?? '',
    url: canonical(paths.author(id)),
  });
  return {
    ...dataHead(paths.guideSchema),
    slug,
    role,
    description,
    field: { id: field, name: around.fields[field]?.name ?? field },
    href: href(paths.guide(slug)),
    url: canonical(paths.guide(slug)),
    ...markdownMember(slug),
    published,
    updated,
    authors: guide.authors.map(person),
    reviewers: (guide.reviewers ?? []).map(person),
    changes: guide.changes ?? [],
    ...(guide.socCode !== undefined && { socCode: guide.socCode }),
    skills: guide.skills.map((id) => ({
      id,
      name: around.skills[id]?.name ?? id,
      href: href(paths.skill(id)),
    })),
    stats: guide.stats,
    interviewTypes,
    formats: guide.formats.items.map(({ title, minutes, round, evaluatedOn }) => ({
      title,
      minutes,
      round,
      evaluatedOn,
    })),
    questions: guide.questions.items.map(
      ({ id, title, type, level, minutes, skills, keyPoints }) => ({
        id,
        title,
        type,
        level,
        minutes,
        skills,
        signals: [...new Set(keyPoints.flatMap(({ signals }) => signals))],
      }),
    ),
    removed: guide.removed ?? [],
    related: around.related(slug).map(({ guide: other }) => ({
      slug: other.slug,
      title: other.role,
      href: href(paths.guide(other.slug)),
    })),
  };
}
