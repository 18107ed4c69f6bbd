/** What changed in which guide when, as a JSON Feed that a feed reader and a program can follow. */
import { createHash } from 'node:crypto';
import { canonical, paths } from '../guides/paths.ts';
import type { Change } from '../guides/schema.ts';
import { site } from '../site.ts';

export interface ChangedGuide {
  slug: string;
  role: string;
  published: string;
  changes?: readonly Change[] | undefined;
}

/** Enough for a year of a site that changes daily. */
const LENGTH = 400;

/** The newest first; that a guide appeared is its first change. */
export function changeFeed(guides: readonly ChangedGuide[]): string {
  const entries = guides.flatMap(({ slug, role, published, changes = [] }) => [
    ...changes.map(({ date, what }) => ({ slug, role, date, what })),
    { slug, role, date: published, what: 'Published.' },
  ]);
  const newest = entries
    .toSorted((a, b) => b.date.localeCompare(a.date) || (a.slug < b.slug ? -1 : 1))
    .slice(0, LENGTH);
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}: what changed`,
    home_page_url: canonical(paths.home),
    feed_url: canonical(paths.changes),
    description: 'One entry for each change of a guide, with the day and what changed.',
    language: site.language,
    _license: { name: site.licenseName, url: site.license },
    items: newest.map(({ slug, role, date, what }) => ({
      // What changed on one day may be told in several lines.
      id: `${canonical(paths.guide(slug))}#${date}-${createHash('sha256').update(what).digest('hex').slice(0, 8)}`,
      url: canonical(paths.guide(slug)),
      title: role,
      content_text: what,
      date_published: `${date}T00:00:00Z`,
      _guide: slug,
    })),
  });
}
