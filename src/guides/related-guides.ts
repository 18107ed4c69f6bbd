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
  lists: ReadonlyMap<string, readonly RelatedGuideEntry[]>,
): RelatedGuide[] {
  const skills = new Set(guides.get(slug)?.skills);
  const shared = (guide: GuideSummary) => guide.skills.filter((skill) => skills.has(skill)).length;
  const listed = lists.get(slug) ?? [];
  const listing = [...lists].flatMap(([other, entries]) =>
    entries.some(({ guide }) => guide === slug) ? [other] : [],
  );
  const similar = [...guides.values()]
    .filter((guide) => shared(guide) > 0)
    .toSorted((a, b) => shared(b) - shared(a) || (a.role < b.role ? -1 : 1))
    .map((guide) => guide.slug);
  const reasons = new Map(listed.map(({ guide, reason }) => [guide, reason]));
  const order = new Set([...reasons.keys(), ...listing, ...similar]);
  order.delete(slug);
  return [...order]
    .flatMap((other) => {
      const guide = guides.get(other);
      return guide ? [{ guide, reason: reasons.get(other) }] : [];
    })
    .slice(0, MOST);
}
