import type { Mark } from './format.ts';

/** How far a reader is with the questions of a guide. */
export interface Progress {
  solid: number;
  shaky: number;
  /** Without a mark. */
  fresh: number;
}

export type MarkCounts = ReadonlyMap<string, Omit<Progress, 'fresh'>>;

/** Count the marks of every guide at once, for pages that list many. */
export function countByGuide(marked: Iterable<readonly [string, Mark]>): MarkCounts {
  const counts = new Map<string, { solid: number; shaky: number }>();
  for (const [key, mark] of marked) {
    const guide = key.slice(0, key.indexOf('/'));
    const of = counts.get(guide) ?? { solid: 0, shaky: 0 };
    of[mark]++;
    counts.set(guide, of);
  }
  return counts;
}

/** The progress in a guide of so many questions; marks of questions that left it do not exceed it. */
export function progressOf(counts: MarkCounts, guide: string, total: number): Progress {
  const of = counts.get(guide);
  const solid = Math.min(of?.solid ?? 0, total);
  const shaky = Math.min(of?.shaky ?? 0, total - solid);
  return { solid, shaky, fresh: total - solid - shaky };
}

/** `7 of 12 solid, 2 shaky`; nothing where there is no mark. */
export function describeProgress({ solid, shaky, fresh }: Progress): string {
  const total = solid + shaky + fresh;
  if (solid + shaky === 0) return '';
  return `${solid} of ${total} solid${shaky > 0 ? `, ${shaky} shaky` : ''}`;
}
