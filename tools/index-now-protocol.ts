/** Telling search engines which pages changed: see indexnow.org. */
import { setTimeout as wait } from 'node:timers/promises';
import { changedPages, MANIFEST, parseManifest, type SiteManifest } from './site-manifest.ts';

/** The most addresses that a request may hold. */
export const MOST = 10_000;

export interface Target {
  /** The address of the site's root, with a slash at the end. */
  root: string;
  key: string;
  /** Where the changes are told; one search engine tells the others. */
  endpoint: string;
}

/** A key as the protocol wants it; throws on any other. */
export function checkedKey(key: string): string {
  if (/^[a-zA-Z0-9-]{8,128}$/.test(key)) return key;
  throw new Error(
    'INDEX_NOW_KEY is not a key. Expected 8 to 128 letters, digits, and hyphens; make one with: openssl rand -hex 16',
  );
}

/** The manifest of the site as it is live now; undefined where there is none yet. */
export async function liveManifest(root: string): Promise<SiteManifest | undefined> {
  const address = new URL(MANIFEST, root).href;
  const response = await fetch(address, { cache: 'no-store' });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${address} answered ${response.status}; expected 200 or 404.`);
  return parseManifest(await response.text(), address);
}

/** Wait until the site that is live is the one that was built. */
export async function untilLive(
  root: string,
  built: SiteManifest,
  { tries = 30, pause = 10_000 } = {},
): Promise<void> {
  for (let left = tries; ; left--) {
    const live = await liveManifest(root);
    if (live && changedPages(live, built).length === 0) return;
    if (left <= 1)
      throw new Error(
        `${root} does not serve what dist/ holds. Deploy dist/ first, then run this again.`,
      );
    await wait(pause);
  }
}

/** Tell of the pages; answers how many requests that took. */
export async function tell(
  { root, key, endpoint }: Target,
  pages: readonly string[],
): Promise<number> {
  let requests = 0;
  for (let start = 0; start < pages.length; start += MOST) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        host: new URL(root).host,
        key,
        keyLocation: new URL(`${key}.txt`, root).href,
        urlList: pages.slice(start, start + MOST).map((page) => new URL(page, root).href),
      }),
    });
    if (!response.ok)
      throw new Error(
        `${endpoint} answered ${response.status}: ${(await response.text()).slice(0, 200)}\n` +
          'Expected 200 or 202. 403 means that the key file is not live; 422, that an address is not of this host.',
      );
    requests++;
  }
  return requests;
}
