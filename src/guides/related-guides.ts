import type { RelatedGuideEntry } from './schema.ts';
import type { GuideSummary } from './summary.ts';

const MOST = 6;

export interface RelatedGuide {
  guide: GuideSummary;
  /** The writer's reason, where there is one. */
  reason: string | undefined;
}

/**
 * The guides to read next: the writer's list first, in the writer's order, then guides that list
 * this one, then by the number of skills in common, up to six in all.
 */
export function relatedGuides(
  slug: string,
  guides: ReadonlyMap<string, GuideSummary>,
  lists: Lists,
): RelatedGuide[] {
  const listed = lists.get(slug) ?? [];
  const reasons = new Map(listed.map(({ guide, reason }) => [guide, reason]));
  const order = new Set([...reasons.keys(), ...(listings(lists).get(slug) ?? [])]);
  const known = [...order].filter((other) => other !== slug && guides.has(other));
  // To look at all guides takes long where there are thousands, and few need it.
  if (known.length < MOST) for (const other of similar(slug, guides)) order.add(other);
  order.delete(slug);
  return [...order]
    .flatMap((other) => {
      const guide = guides.get(other);
      return guide ? [{ guide, reason: reasons.get(other) }] : [];
    })
    .slice(0, MOST);
}

/** Those that share a skill, by how many they share. */
function similar(slug: string, guides: ReadonlyMap<string, GuideSummary>): string[] {
  const skills = new Set(guides.get(slug)?.skills);
  return [...guides.values()]
    .map((guide) => ({
      slug: guide.slug,
      role: guide.role,
      shared: guide.skills.filter((skill) => skills.has(skill)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || (a.role < b.role ? -1 : 1))
    .map((guide) => guide.slug);
}

type Lists = ReadonlyMap<string, readonly RelatedGuideEntry[]>;

const listingsOf = new WeakMap<Lists, ReadonlyMap<string, string[]>>();

/** Slug → the guides that list it; the same for all guides of a build. */
function listings(lists: Lists): ReadonlyMap<string, string[]> {
  let found = listingsOf.get(lists);
  if (!found) {
    const listing = new Map<string, string[]>();
    for (const [other, entries] of lists)
      for (const { guide } of entries) {
        const known = listing.get(guide);
        if (known) known.push(other);
        else listing.set(guide, [other]);
      }
    listingsOf.set(lists, (found = listing));
  }
  return found;
}
