import { Session } from 'node:inspector/promises';

/**
 * Have V8 look for garbage now. By itself it lets it pile up for as long as its own limit is far, whatever
 * the machine has left: at ten thousand guides, more than a gigabyte.
 */
export async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}
