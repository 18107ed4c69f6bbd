/** All that practice keeps in a browser, to be taken away at once. */
import type { Store } from './ports/store.ts';

/** Choices that practice remembers stand in `localStorage` under names that begin so. */
export const PRACTICE_SETTINGS = 'field-guide:practice:';
/** The cache of recordings that the reader chose to keep. */
export const RECORDINGS_CACHE = 'field-guide-practice-recordings';

/** Read back after deleting. */
export interface LeftOfPractice {
  /** Of sessions. */
  bytes: number;
  recordings: number;
  settings: number;
}

/** What the browser keeps things in; either may be closed to a page. */
export interface BrowserStorages {
  caches: Pick<CacheStorage, 'delete' | 'has'> | undefined;
  settings: Pick<Storage, 'key' | 'length' | 'removeItem'> | undefined;
}

export async function deletePractice(
  store: Store,
  { caches, settings }: BrowserStorages,
): Promise<LeftOfPractice> {
  await caches?.delete(RECORDINGS_CACHE);
  for (const key of settingsOf(settings)) settings?.removeItem(key);
  return {
    bytes: await store.deleteAll(),
    recordings: Number((await caches?.has(RECORDINGS_CACHE)) ?? false),
    settings: settingsOf(settings).length,
  };
}

function settingsOf(settings: BrowserStorages['settings']): string[] {
  return Array.from(
    { length: settings?.length ?? 0 },
    (_, index) => settings?.key(index) ?? '',
  ).filter((key) => key.startsWith(PRACTICE_SETTINGS));
}

/** The storages of this page. Asking for one that is closed throws. */
export function browserStorages(): BrowserStorages {
  return { caches: opened(() => caches), settings: opened(() => localStorage) };
}

function opened<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    // Nothing can be kept in it, so nothing is there to delete.
    return undefined;
  }
}
