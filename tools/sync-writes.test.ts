import fs from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withSyncWrites } from './sync-writes.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'writes-'))));
afterEach(() => rm(folder, { recursive: true }));

const file = () => join(folder, 'one/two.txt');
const text = () => fs.readFileSync(file(), 'utf8');

it('has written when it is asked to, not when it is waited for', () =>
  withSyncWrites(async () => {
    const made = fs.promises.mkdir(join(folder, 'one'), { recursive: true });
    const written = fs.promises.writeFile(file(), 'Text');
    expect(text()).toBe('Text');
    const copied = fs.promises.copyFile(file(), join(folder, 'copy.txt'));
    expect(fs.existsSync(join(folder, 'copy.txt'))).toBe(true);
    await Promise.all([made, written, copied]);
  }));

it('says what could not be written as a promise does', () =>
  withSyncWrites(async () => {
    await expect(fs.promises.writeFile(file(), 'Text')).rejects.toThrow('ENOENT');
    await expect(fs.promises.copyFile(file(), folder)).rejects.toThrow('ENOENT');
  }));

it('writes to an open file, and what is yet to come, as before', () =>
  withSyncWrites(async () => {
    await fs.promises.mkdir(join(folder, 'one'));
    const opened = await open(file(), 'w');
    await fs.promises.writeFile(opened, 'Text');
    await opened.close();
    expect(text()).toBe('Text');
    await fs.promises.writeFile(file(), ['More ', 'text']);
    expect(text()).toBe('More text');
  }));

it('leaves everything as it was, though the work fails', async () => {
  const before = { ...fs.promises };
  await expect(withSyncWrites(() => Promise.reject(new Error('No.')))).rejects.toThrow('No.');
  expect({ ...fs.promises }).toEqual(before);
});
