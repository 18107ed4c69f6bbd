import { paths } from '../guides/paths.ts';

/**
 * What a page may do that others may not:
 *
 * - `practice` frames the bridge, and plays back what the microphone heard
 * - `bridge` asks a model at an address that the reader names, and stands in a frame of this site
 */
export type PageKind = 'ordinary' | 'practice' | 'bridge';
export type SpecialKind = Exclude<PageKind, 'ordinary'>;

/** Where the special kinds are; of those that match a path, the first holds. */
export const SPECIAL_PAGES: readonly { kind: SpecialKind; path: string }[] = [
  { kind: 'bridge', path: paths.bridge },
  { kind: 'practice', path: paths.practice(':role') },
];

/** @param file of the built site, such as `practice/bridge/index.html` */
export function kindOf(file: string): PageKind {
  if (file === `${paths.bridge.slice(1)}index.html`) return 'bridge';
  return /^practice\/[^/]+\/index\.html$/.test(file) ? 'practice' : 'ordinary';
}
