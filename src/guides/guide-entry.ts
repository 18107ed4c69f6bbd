import { count, formatDay } from './labels.ts';
import { href, paths } from './paths.ts';
import { formatReadingTime, readingTime } from './reading-time.ts';
import type { GuideSummary } from './summary.ts';

/** A guide as an entry of a list. */
export interface GuideEntry {
  title: string;
  href: string;
  description: string;
  /** What is known of it, in a line. */
  facts: string[];
  /** Why a reader would go there, where a writer said so. */
  reason?: string | undefined;
}

/** Say of a guide what a list prints. */
export function guideEntry(guide: GuideSummary): GuideEntry {
  return {
    title: guide.role,
    href: href(paths.guide(guide.slug)),
    description: guide.description,
    facts: [
      count(guide.questionCount, 'question'),
      formatReadingTime(readingTime(guide.words)),
      `Updated ${formatDay(guide.updated)}`,
    ],
  };
}
