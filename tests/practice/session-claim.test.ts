import { expect, it } from 'vitest';
import { claimedSessions, claimSession } from '../../src/practice/session-claim.ts';
import { FakeLocks } from './fakes/fake-locks.ts';

const isSettled = (promise: Promise<void>) =>
  Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5)),
  ]);

it('tells a second tab that another has the session, and when it lets go of it', async () => {
  const locks = new FakeLocks();
  const [first, second, third] = [
    new AbortController(),
    new AbortController(),
    new AbortController(),
  ];
  expect(await claimSession('a', first.signal, locks)).toMatchObject({ isElsewhere: false });
  expect(await claimedSessions(locks)).toEqual(new Set(['a']));
  const { isElsewhere, ours } = await claimSession('a', second.signal, locks);
  expect(isElsewhere).toBe(true);
  expect(await isSettled(ours)).toBe(false);
  first.abort();
  expect(await isSettled(ours)).toBe(true);
  const late = await claimSession('a', third.signal, locks);
  expect(late.isElsewhere).toBe(true);
  third.abort();
  second.abort();
  expect(await isSettled(late.ours)).toBe(false);
  expect(await claimedSessions(locks)).toEqual(new Set());
});

it('lets two tabs have two sessions', async () => {
  const locks = new FakeLocks();
  const { signal } = new AbortController();
  await claimSession('a', signal, locks);
  expect(await claimSession('b', signal, locks)).toMatchObject({ isElsewhere: false });
});

it('takes a session for its own where the browser has no locks', async () => {
  const { isElsewhere, ours } = await claimSession('a', new AbortController().signal, null);
  expect([isElsewhere, await isSettled(ours)]).toEqual([false, true]);
  expect(await claimedSessions(null)).toEqual(new Set());
});
