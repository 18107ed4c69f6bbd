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
export function relatedGuides(slug: string, guides: Guides, lists: Lists): RelatedGuide[] {
  const listed = lists.get(slug) ?? [];
  const reasons = new Map(listed.map(({ guide, reason }) => [guide, reason]));
  const order = new Set([...reasons.keys(), ...(listings(lists).get(slug) ?? [])]);
  const known = [...order].filter((other) => other !== slug && guides.has(other));
  // To look at all guides takes long where there are thousands, and not all need it. As many as are
  // known may be among those that are found.
  if (known.length < MOST) for (const other of similar(slug, guides, 2 * MOST)) order.add(other);
  order.delete(slug);
  return [...order]
    .flatMap((other) => {
      const guide = guides.get(other);
      return guide ? [{ guide, reason: reasons.get(other) }] : [];
    })
    .slice(0, MOST);
}

/** The first that share a skill: those that share most, and of those by role. */
function similar(slug: string, guides: Guides, most: number): string[] {
  const { sorted, places } = skillsOf(guides);
  const skills = new Set(guides.get(slug)?.skills);
  const shared = new Uint8Array(sorted.length);
  for (const skill of skills)
    for (const place of places.get(skill) ?? []) shared[place] = (shared[place] ?? 0) + 1;
  const byAmount = Array.from({ length: skills.size + 1 }, (): string[] => []);
  shared.forEach((amount, place) => {
    const list = byAmount[amount];
    const guide = sorted[place];
    if (list && guide && list.length < most) list.push(guide.slug);
  });
  return byAmount.slice(1).toReversed().flat();
}

type Guides = ReadonlyMap<string, GuideSummary>;

interface Skills {
  /** All guides by role. */
  sorted: readonly GuideSummary[];
  /** Skill → the places in that list of the guides that name it. */
  places: ReadonlyMap<string, number[]>;
}

const skillsOfGuides = new WeakMap<Guides, Skills>();

/** The same for all guides of a build: to compare each with each takes minutes where there are thousands. */
function skillsOf(guides: Guides): Skills {
  let found = skillsOfGuides.get(guides);
  if (!found) {
    const sorted = [...guides.values()].toSorted((a, b) =>
      a.role === b.role ? 0 : a.role < b.role ? -1 : 1,
    );
    const places = new Map<string, number[]>();
    for (const [place, { skills }] of sorted.entries())
      for (const skill of new Set(skills)) {
        const known = places.get(skill);
        if (known) known.push(place);
        else places.set(skill, [place]);
      }
    skillsOfGuides.set(guides, (found = { sorted, places }));
  }
  return found;
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
