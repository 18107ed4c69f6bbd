import { paths } from '../guides/paths.ts';

/** A former address and the one that took its place: paths from the site's root, before the base path. */
export interface Redirect {
  from: string;
  to: string;
}

/**
 * Where the former addresses of guides lead, in the order of their paths. No `to` is the `from` of
 * another and no `from` is a page: the content check refuses the aliases that would make it so.
 */
export function redirects(
  guides: readonly { slug: string; aliases?: readonly string[] | undefined }[],
): Redirect[] {
  return guides
    .flatMap(({ slug, aliases = [] }) =>
      aliases.flatMap((alias) => [
        { from: paths.guide(alias), to: paths.guide(slug) },
        { from: paths.practice(alias), to: paths.practice(slug) },
      ]),
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
