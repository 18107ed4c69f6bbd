/**
 * One tab at a time has a session. A claim is a lock of the browser: it goes with its tab, however
 * the tab ends. Where a browser has no locks, each tab takes the session to be its own; the store
 * still writes nothing over.
 */

/** What `navigator.locks` has of use here. */
export interface Locks {
  request(
    name: string,
    options: { ifAvailable: boolean },
    held: (lock: object | null) => Promise<void> | undefined,
  ): Promise<unknown>;
  query(): Promise<{ held?: { name?: string }[] }>;
}

const PREFIX = 'field-guide:practice:';

/**
 * Claim a session for this tab until the signal aborts.
 *
 * @param id of the stored session
 * @returns false where another tab has it
 * @throws where the browser has locks and gives none, as where it keeps nothing for the site
 */
export async function claimSession(
  id: string,
  signal: AbortSignal,
  locks: Locks | null = browserLocks(),
): Promise<boolean> {
  if (!locks) return true;
  return new Promise((resolve, reject) => {
    locks
      .request(PREFIX + id, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? aborted(signal) : undefined;
      })
      .catch(reject);
  });
}

/** The sessions that some tab has open. */
export async function claimedSessions(locks: Locks | null = browserLocks()): Promise<Set<string>> {
  const { held = [] } = (await locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])),
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Browsers of before 2022, and pages that were not sent safely, have none. */
function browserLocks(): Locks | null {
  const { locks } = navigator as { locks?: Locks };
  return locks ?? null;
}
