/** What the lab holds the site to: milliseconds, and no layout shift at all. */

export interface Target {
  /** The name of a page or an interaction of the lab; without it, the target is for all of them. */
  of?: string;
  measure: string;
  most: number;
}

export const PAGE_TARGETS: readonly Target[] = [
  { of: 'guide', measure: 'LCP', most: 1_200 },
  { measure: 'CLS', most: 0 },
];

export const INTERACTION_TARGETS: readonly Target[] = [
  { measure: 'next paint', most: 200 },
  // Nothing of these comes from the network.
  { of: 'guide: filter by type', measure: 'shown', most: 200 },
  { of: 'guide: hide answers', measure: 'shown', most: 200 },
  { of: 'guide: reveal an answer', measure: 'shown', most: 200 },
  { of: 'guide: mark another question', measure: 'shown', most: 200 },
  { of: 'search: first result, cold', measure: 'shown', most: 1_500 },
  { of: 'search: another query, warm', measure: 'shown', most: 300 },
];

export function targetOf(
  targets: readonly Target[],
  name: string,
  measure: string,
): number | undefined {
  return targets.find((target) => target.measure === measure && (target.of ?? name) === name)?.most;
}
