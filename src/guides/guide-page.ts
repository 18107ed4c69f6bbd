import type { Entry, Guide } from './guide.ts';
import { PAGE_IDS } from './guide.ts';
import { guideEntry, type GuideEntry } from './guide-entry.ts';
import { formatDay } from './labels.ts';
import { outline, sectionTitle, type OutlineEntry } from './outline.ts';
import { editUrl, href, paths, reportUrl } from './paths.ts';
import { formatReadingTime, readingTime } from './reading-time.ts';
import type { FindRelated } from './related-guides.ts';
import { isDueForReview } from './review.ts';
import type { Author, Field, Skill } from './schema.ts';
import type { GuideSummary } from './summary.ts';

/** Everything of the site that a guide's page may name. */
export interface Surroundings {
  guides: ReadonlyMap<string, GuideSummary>;
  /** The numbers of their plates. */
  plates: ReadonlyMap<string, number>;
  related: FindRelated;
  skills: Readonly<Record<string, Skill>>;
  fields: Readonly<Record<string, Field>>;
  authors: Readonly<Record<string, Author>>;
  /** The day from which ages are counted: see `review.ts`. */
  today: string;
}

/** Who wrote or reviewed a guide. */
export interface Person extends Link {
  role: string;
}

export interface Link {
  title: string;
  href: string;
}

/** A guide as its page prints it: finished values, no further look-ups. */
export interface GuidePage {
  guide: Guide;
  path: string;
  title: string;
  field: Link;
  plate: number;
  updated: { iso: string; label: string };
  readingTime: string;
  /** Nobody has looked at it for over a year. */
  isDue: boolean;
  authors: Person[];
  reviewers: Person[];
  /** The newest first. */
  changes: { iso: string; label: string; what: string }[];
  removed: { id: string; reason: string; instead: Link | undefined }[];
  skills: Link[];
  /** The skills that questions test, by id. */
  questionSkills: Readonly<Record<string, Link>>;
  outline: OutlineEntry[];
  sectionTitles: Record<keyof typeof PAGE_IDS, string>;
  practice: string;
  related: GuideEntry[];
  /** Where a reader puts it beside another guide. */
  compare: string;
  editUrl: string;
  reportUrl: string;
}

/** Every item of a guide, with the id and the title that its page gives it. */
function itemsOf({ questions, prepTips, formats, mistakes, faqs }: Guide): Entry[] {
  return [questions, prepTips, formats, mistakes, faqs].flatMap(({ items }): Entry[] => items);
}

/** Say what a guide's page prints, from the guide and what surrounds it. */
export function guidePage(guide: Guide, around: Surroundings): GuidePage {
  const summary = around.guides.get(guide.slug);
  const plate = around.plates.get(guide.slug);
  if (!summary || !plate) throw new Error(`The guide “${guide.slug}” is not in the collection.`);
  const path = paths.guide(guide.slug);
  const related = around.related(guide.slug);
  const author = (id: string) => ({
    title: around.authors[id]?.name ?? id,
    href: href(paths.author(id)),
    role: around.authors[id]?.role ?? '',
  });
  const titles = new Map(itemsOf(guide).map(({ id, title }) => [id, title]));
  const skill = (id: string): Link => ({
    title: around.skills[id]?.name ?? id,
    href: href(paths.skill(id)),
  });
  const keys = Object.keys(PAGE_IDS) as (keyof typeof PAGE_IDS)[];
  return {
    guide,
    path,
    title: `${guide.role} interview questions and how to answer them`,
    field: {
      title: around.fields[guide.field]?.name ?? guide.field,
      href: `${href(paths.guides)}#${guide.field}`,
    },
    plate,
    updated: { iso: guide.updated, label: formatDay(guide.updated) },
    readingTime: formatReadingTime(readingTime(summary.words)),
    isDue: isDueForReview(guide.updated, around.today),
    authors: guide.authors.map(author),
    reviewers: (guide.reviewers ?? []).map(author),
    changes: (guide.changes ?? []).map(({ date, what }) => ({
      iso: date,
      label: formatDay(date),
      what,
    })),
    removed: (guide.removed ?? []).map(({ id, reason, instead }) => ({
      id,
      reason,
      instead:
        instead === undefined
          ? undefined
          : { title: titles.get(instead) ?? instead, href: `#${instead}` },
    })),
    skills: guide.skills.map(skill),
    questionSkills: Object.fromEntries(
      guide.questions.items.flatMap(({ skills }) => skills).map((id) => [id, skill(id)]),
    ),
    outline: outline(guide, related.length),
    sectionTitles: Object.fromEntries(
      keys.map((key) => [key, sectionTitle(guide, key)]),
    ) as GuidePage['sectionTitles'],
    practice: href(paths.practice(guide.slug)),
    related: related.map(({ guide: other, reason }) => ({ ...guideEntry(other), reason })),
    compare: `${href(paths.compare)}?a=${guide.slug}`,
    editUrl: editUrl(`content/guides/${guide.slug}/guide.mdx`),
    reportUrl: reportUrl(path),
  };
}
