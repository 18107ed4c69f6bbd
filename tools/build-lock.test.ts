import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockBuild } from './build-lock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  file = join(folder, '.build/lock');
});
afterEach(() => rm(folder, { recursive: true }));

test('while one build is at work, another is told so', async () => {
  const unlock = await lockBuild(file);
  await expect(lockBuild(file)).rejects.toThrow(`process ${process.pid}`);
  expect(existsSync(file)).toBe(true);
  await unlock();
  const again = await lockBuild(file);
  await again();
  expect(existsSync(file)).toBe(false);
});

test('of many at the same moment one builds', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockBuild(file)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each([
  ['a process that has ended', String(spawnSync(process.execPath, ['-e', '']).pid)],
  ['nobody', ''],
  ['nonsense', '-1'],
])('a lock of %s counts for nothing', async (_, owner) => {
  await (
    await lockBuild(file)
  )();
  await writeFile(file, owner);
  const unlock = await lockBuild(file);
  expect(await readFile(file, 'utf8')).toBe(String(process.pid));
  await unlock();
});
