/**
 * `content/links.lock.yaml`: what each outgoing link led to when somebody last looked. A page that
 * is sold, hijacked, or put to another use still answers; by its title it is noticed.
 */
import { z } from 'astro/zod';
import { parse, stringify } from 'yaml';

const entry = z.strictObject({
  /** Empty for what has none, such as a PDF. */
  title: z.string().max(300),
  seen: z.iso.date(),
});
const lock = z.record(z.url(), entry);

export type LinkLock = Readonly<Record<string, z.output<typeof entry>>>;

const HEADING = `# What each outgoing link led to when it was last looked at. Do not edit by hand:
# npm run check:links -- --external adds what is new, and --accept <address> what has changed.
`;

/** @throws when the text is no such file */
export function readLock(text: string): LinkLock {
  return lock.parse(parse(text) ?? {});
}

export function writeLock(entries: LinkLock): string {
  const sorted = Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return HEADING + stringify(Object.fromEntries(sorted), { lineWidth: 0 });
}

const words = (title: string) => new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** How much two titles have in common, from 0 to 1, whatever the order of their words. */
export function titleLikeness(a: string, b: string): number {
  const [one, other] = [words(a), words(b)];
  if (one.size + other.size === 0) return 1;
  const shared = [...one].filter((word) => other.has(word)).length;
  return (2 * shared) / (one.size + other.size);
}

/** Below this, a page is not the one that was linked to. A new year or a new version stays above. */
export const SAME_TITLE = 0.5;
