import { count } from './count.ts';
import { formatDay } from './labels.ts';
import { href, paths } from './paths.ts';
import { formatReadingTime, readingTime } from './reading-time.ts';
import type { GuideSummary } from './summary.ts';

/** A guide as an entry of a list. */
export interface GuideEntry {
  slug: string;
  title: string;
  href: string;
  /** How many it has. */
  questions: number;
  description: string;
  /** What is known of it, in a line. */
  facts: string[];
  /** The number of its plate, where the list shows plates. */
  plate?: number | undefined;
  /** Why a reader would go there, where a writer said so. */
  reason?: string | undefined;
}

/** Say of a guide what a list prints. */
export function guideEntry(guide: GuideSummary): GuideEntry {
  return {
    slug: guide.slug,
    title: guide.role,
    href: href(paths.guide(guide.slug)),
    questions: guide.questionCount,
    description: guide.description,
    facts: [
      count(guide.questionCount, 'question'),
      formatReadingTime(readingTime(guide.words)),
      `Updated ${formatDay(guide.updated)}`,
    ],
  };
}
