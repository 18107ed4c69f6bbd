import type { SearchResult } from './result.ts';

/** What was found in one guide, or what belongs to none. */
export interface ResultGroup {
  /** The role of the guide; empty for what belongs to none. */
  role: string;
  /** The guide itself; undefined for what belongs to none. */
  href: string | undefined;
  results: SearchResult[];
}

/**
 * Results by guide, the guide with the best result first. No result changes its place among those of
 * its guide, so the first of all stays the first. Skills, which belong to none, are one group.
 */
export function groupResults(results: readonly SearchResult[]): ResultGroup[] {
  const groups = new Map<string, ResultGroup>();
  for (const result of results) {
    const { role, href } = result;
    const group = groups.get(role) ?? {
      role,
      href: role === '' ? undefined : href.replace(/#.*$/, ''),
      results: [],
    };
    group.results.push(result);
    groups.set(role, group);
  }
  return [...groups.values()];
}
