/** A page of a list that is too long for one. */
export interface ListPage<Member> {
  /** From 1. */
  page: number;
  pages: number;
  /** Members on all pages together. */
  total: number;
  /** The place of the first on this page, from 1. */
  start: number;
  members: Member[];
  path: string;
  previous: string | undefined;
  next: string | undefined;
}

/** Every member on one page, in order; no page without one. */
export function listPages<Member>(
  all: readonly Member[],
  perPage: number,
  pathOf: (page: number) => string,
): ListPage<Member>[] {
  const pages = Math.ceil(all.length / perPage);
  return Array.from({ length: pages }, (_, index) => {
    const start = index * perPage;
    return {
      page: index + 1,
      pages,
      total: all.length,
      start: start + 1,
      members: all.slice(start, start + perPage),
      path: pathOf(index + 1),
      previous: index === 0 ? undefined : pathOf(index),
      next: index + 1 === pages ? undefined : pathOf(index + 2),
    };
  });
}
