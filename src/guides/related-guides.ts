import { listedBy } from './listed-by.ts';
import type { RelatedGuideEntry } from './schema.ts';
import type { GuideSummary } from './summary.ts';

const MOST = 6;

export interface RelatedGuide {
  guide: GuideSummary;
  /** The writer's reason, where there is one. */
  reason: string | undefined;
}

/** Finds, by its slug, what to read after a guide. */
export type FindRelated = (slug: string) => readonly RelatedGuide[];

/**
 * The guides to read next: the writer's list first, in the writer's order, then guides that list
 * this one, then by the number of skills in common, up to six in all. They are found once for each
 * guide, of which several pages and files ask.
 */
export function relatedGuides(
  guides: ReadonlyMap<string, GuideSummary>,
  lists: ReadonlyMap<string, readonly RelatedGuideEntry[]>,
): FindRelated {
  const listing = listedBy(lists.keys(), (slug) =>
    (lists.get(slug) ?? []).map(({ guide }) => guide),
  );
  const similar = similarGuides([...guides.values()]);
  const found = new Map<string, readonly RelatedGuide[]>();
  const find = (slug: string) => {
    const reasons = new Map((lists.get(slug) ?? []).map(({ guide, reason }) => [guide, reason]));
    const order = new Set([...reasons.keys(), ...(listing.get(slug) ?? [])]);
    const known = [...order].filter((other) => other !== slug && guides.has(other));
    // To look at all guides takes long where there are thousands, and not all need it. As many as
    // are known may be among those that are found.
    if (known.length < MOST)
      for (const other of similar(guides.get(slug), 2 * MOST)) order.add(other);
    order.delete(slug);
    return [...order]
      .flatMap((other) => {
        const guide = guides.get(other);
        return guide ? [{ guide, reason: reasons.get(other) }] : [];
      })
      .slice(0, MOST);
  };
  return (slug) => {
    const related = found.get(slug) ?? find(slug);
    found.set(slug, related);
    return related;
  };
}

/** Finds the first that share a skill: those that share most, and of those by role. */
function similarGuides(guides: readonly GuideSummary[]) {
  const sorted = guides.toSorted((a, b) => (a.role === b.role ? 0 : a.role < b.role ? -1 : 1));
  const places = listedBy(sorted.keys(), (place) => sorted[place]?.skills ?? []);
  return (guide: GuideSummary | undefined, most: number): string[] => {
    const skills = new Set(guide?.skills);
    const shared = new Uint8Array(sorted.length);
    for (const skill of skills)
      for (const place of places.get(skill) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    const byAmount = Array.from({ length: skills.size + 1 }, (): string[] => []);
    shared.forEach((amount, place) => {
      const list = byAmount[amount];
      const other = sorted[place];
      if (list && other && list.length < most) list.push(other.slug);
    });
    return byAmount.slice(1).toReversed().flat();
  };
}
