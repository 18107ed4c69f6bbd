import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { HostQueue } from './host-queue.ts';

test('one host is asked one thing at a time, many hosts at most so many', async () => {
  const queue = new HostQueue(3, 1);
  const running: string[] = [];
  let most = 0;
  const task = (host: string) => async () => {
    expect(running).not.toContain(host);
    running.push(host);
    most = Math.max(most, running.length);
    await sleep(2);
    running.splice(running.indexOf(host), 1);
    return host;
  };
  const hosts = ['a', 'b', 'c', 'd', 'e'].flatMap((host) => [host, host, host]);
  expect(await Promise.all(hosts.map((host) => queue.run(host, task(host))))).toEqual(hosts);
  expect(most).toBe(3);
});

test('a task that fails holds up nobody', async () => {
  const queue = new HostQueue(1, 0);
  const failing = queue.run('a', () => Promise.reject(new Error('no')));
  const next = queue.run('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
