/**
 * Paths as `_headers` files write them, which every host's own way of writing them follows from:
 * `*` at the end stands for all that follows, `:name` for one segment.
 */

/** The source of a regular expression that matches the whole path; every server here reads it alike. */
export function patternSource(pattern: string): string {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*$/, '.*');
  return `^${source}$`;
}

export function matchesPattern(pattern: string, path: string): boolean {
  return new RegExp(patternSource(pattern)).test(path);
}

/** The same for a page, which servers know by its file, too. */
export function pageSource(pattern: string): string {
  return patternSource(pattern).replace(/\$$/, String.raw`(?:index\.html)?$`);
}

export function matchesPage(pattern: string, path: string): boolean {
  return new RegExp(pageSource(pattern)).test(path);
}
