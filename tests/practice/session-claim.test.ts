import { expect, it } from 'vitest';
import { claimedSessions, claimSession } from '../../src/practice/session-claim.ts';
import { FakeLocks } from './fakes/fake-locks.ts';

it('refuses a second tab the session until the first lets go of it', async () => {
  const locks = new FakeLocks();
  const [first, second] = [new AbortController(), new AbortController()];
  expect(await claimSession('a', first.signal, locks)).toBe(true);
  expect(await claimedSessions(locks)).toEqual(new Set(['a']));
  expect(await claimSession('a', second.signal, locks)).toBe(false);
  first.abort();
  await expect.poll(() => claimedSessions(locks)).toEqual(new Set());
  expect(await claimSession('a', second.signal, locks)).toBe(true);
  second.abort();
  await expect.poll(() => claimedSessions(locks)).toEqual(new Set());
});

it('lets two tabs have two sessions', async () => {
  const locks = new FakeLocks();
  const { signal } = new AbortController();
  await claimSession('a', signal, locks);
  expect(await claimSession('b', signal, locks)).toBe(true);
});

it('takes a session for its own where the browser has no locks', async () => {
  expect(await claimSession('a', new AbortController().signal, null)).toBe(true);
  expect(await claimedSessions(null)).toEqual(new Set());
});
