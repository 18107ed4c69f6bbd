import type { Guide } from './guide.ts';
import type { Link, Surroundings } from './guide-page.ts';
import { href, paths } from './paths.ts';
import { relatedGuides } from './related-guides.ts';
import type { FormatTag, QuestionTag, Stat } from './schema.ts';

export interface Named {
  id: string;
  name: string;
  href: string;
}

export interface QuestionData extends QuestionTag {
  title: string;
  /** What a good spoken answer contains: the signals of all its key points. */
  signals: string[];
}

/** A guide as data for the browser: all that is typed and small, with finished addresses. */
export interface GuideData {
  slug: string;
  role: string;
  description: string;
  field: { id: string; name: string };
  href: string;
  updated: string;
  /** The most important first. */
  skills: Named[];
  stats: Stat[];
  interviewTypes: string[];
  formats: (FormatTag & { title: string })[];
  /** In the order of the page; a question's permanent key is `<slug>/<id>`. */
  questions: QuestionData[];
  related: (Link & { slug: string })[];
}

/** What `/guides/<role>/guide.json` holds. */
export function guideData(guide: Guide, around: Surroundings): GuideData {
  const { slug, role, description, field, updated, stats, interviewTypes } = guide;
  return {
    slug,
    role,
    description,
    field: { id: field, name: around.fields[field]?.name ?? field },
    href: href(paths.guide(slug)),
    updated,
    skills: guide.skills.map((id) => ({
      id,
      name: around.skills[id]?.name ?? id,
      href: href(paths.skill(id)),
    })),
    stats,
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
    related: relatedGuides(slug, around.guides, around.relatedLists).map(({ guide: other }) => ({
      slug: other.slug,
      title: other.role,
      href: href(paths.guide(other.slug)),
    })),
  };
}
