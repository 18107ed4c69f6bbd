/** Takes the sessions of a file into the store. */
import type { Store } from '../ports/store.ts';
import { newSessions, readHistoryFile, type FileTrouble } from './history-file.ts';

export { MOST_CHARACTERS } from './history-file.ts';

export interface ImportReport {
  added: number;
  /** With the same words. */
  unchanged: number;
  /** No sessions at all. */
  refused: number;
  /** New, and the store did not take them. */
  unkept: number;
}

/** @param newId makes an id that no session has */
export async function importHistory(
  text: string,
  store: Pick<Store, 'list' | 'put'>,
  newId: () => string,
): Promise<ImportReport | FileTrouble> {
  const file = readHistoryFile(text);
  if (typeof file === 'string') return file;
  const added = newSessions(file.sessions, await store.list(), newId);
  let unkept = 0;
  for (const session of added) if ((await store.put(session)) !== 'kept') unkept++;
  return {
    added: added.length - unkept,
    unchanged: file.sessions.length - added.length,
    refused: file.refused,
    unkept,
  };
}
