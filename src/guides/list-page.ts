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
  /** Of all pages, in order. */
  paths: string[];
}

/** Every member on one page, in order; no page without one. */
export function listPages<Member>(
  all: readonly Member[],
  perPage: number,
  pathOf: (page: number) => string,
): ListPage<Member>[] {
  const pages = Math.ceil(all.length / perPage);
  const paths = Array.from({ length: pages }, (_, index) => pathOf(index + 1));
  return paths.map((path, index) => {
    const start = index * perPage;
    return {
      page: index + 1,
      pages,
      total: all.length,
      start: start + 1,
      members: all.slice(start, start + perPage),
      path,
      paths,
    };
  });
}
