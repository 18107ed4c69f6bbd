/** How lists of guides stay short: the directory shows the first of each field, pages of its own the rest. */
import { listPages, type ListPage } from './list-page.ts';
import { paths } from './paths.ts';
import type { GuideSummary } from './summary.ts';

/** Guides on a page of a field's list. */
export const GUIDES_A_PAGE = 60;
/** As many stand on one page, whatever their fields. */
export const SHOWN_WHOLE = 60;
/** Of a field, where they do not. */
const FIRST_OF_FIELD = 12;
/** Of an author. */
const NEWEST = 40;

interface FieldOfGuides {
  id: string;
  name: string;
  guides: readonly GuideSummary[];
}

/** A field as the directory shows it. */
export interface Shelf {
  id: string;
  name: string;
  /** Its first guides by role, or all. */
  guides: GuideSummary[];
  /** How many it has. */
  total: number;
  /** Where all of them are, if not here. */
  more: string | undefined;
}

/** A page of all guides of a field. */
export interface GuideListPage extends ListPage<GuideSummary> {
  field: { id: string; name: string };
}

/** @param fields with their guides by role */
export function shelves(fields: readonly FieldOfGuides[]): Shelf[] {
  const amount = fields.reduce((sum, { guides }) => sum + guides.length, 0);
  return fields.map(({ id, name, guides }) => {
    const isCut = isFieldCut(guides.length, amount);
    return {
      id,
      name,
      guides: guides.slice(0, isCut ? FIRST_OF_FIELD : undefined),
      total: guides.length,
      more: isCut ? paths.guidesOfField(id) : undefined,
    };
  });
}

/** All guides of the fields that the directory does not show whole. */
export function guideLists(fields: readonly FieldOfGuides[]): GuideListPage[] {
  const cut = new Set(shelves(fields).flatMap(({ id, more }) => (more === undefined ? [] : [id])));
  return fields
    .filter(({ id }) => cut.has(id))
    .flatMap(({ id, name, guides }) =>
      listPages(guides, GUIDES_A_PAGE, (page) => paths.guidesOfField(id, page)).map((page) => ({
        ...page,
        field: { id, name },
      })),
    );
}

/** The pages that {@link guideLists} makes of a field with so many guides, among so many. */
export function guideListPaths(field: string, guides: number, ofAllFields: number): string[] {
  if (!isFieldCut(guides, ofAllFields)) return [];
  return Array.from({ length: Math.ceil(guides / GUIDES_A_PAGE) }, (_, index) =>
    paths.guidesOfField(field, index + 1),
  );
}

/** A role to choose, where the list of all comes by itself. */
export interface ListedRole {
  slug: string;
  role: string;
}

/** Whether guides are too many for one page to name all. */
export function areMany(guides: readonly unknown[]): boolean {
  return guides.length > SHOWN_WHOLE;
}

/** What `/guides/all/roles.json` holds. */
export function listedRoles(guides: readonly GuideSummary[]): ListedRole[] {
  return guides.map(({ slug, role }) => ({ slug, role }));
}

function isFieldCut(guides: number, ofAllFields: number): boolean {
  return ofAllFields > SHOWN_WHOLE && guides > FIRST_OF_FIELD;
}

/** Of many guides, those updated last, in that order; few stay as they are. */
export function newestGuides(guides: readonly GuideSummary[]): GuideSummary[] {
  if (guides.length <= NEWEST) return [...guides];
  return guides.toSorted((a, b) => b.updated.localeCompare(a.updated)).slice(0, NEWEST);
}
