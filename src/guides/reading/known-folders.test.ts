import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptValues } from './kept-values.ts';
import { KnownFolders, stampOf } from './known-folders.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folders-'));
  writeFileSync(join(root, 'a.mdx'), 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

const file = { path: 'a.mdx', isFolder: false };
const stamp = () => {
  const taken = stampOf(root, [file]);
  if (!taken) throw new Error('There is no stamp.');
  return taken;
};
const KNOWN = { digest: 'abc', pictures: ['one.png'] };
const later = () => Date.now() + 60_000;
const opened = (now = later) => new KnownFolders(new KeptValues(join(root, 'kept'), 'code'), now);

describe('stampOf', () => {
  it('is another one for a file that was written anew, though its size and time were put back', () => {
    const then = new Date('2026-11-01');
    utimesSync(join(root, 'a.mdx'), then, then);
    const before = stamp();
    writeFileSync(join(root, 'a.mdx'), 'two');
    utimesSync(join(root, 'a.mdx'), then, then);
    expect(stamp().digest).not.toBe(before.digest);
  });

  it('is another one where a file came', () => {
    writeFileSync(join(root, 'b.mdx'), '');
    expect(stampOf(root, [file, { path: 'b.mdx', isFolder: false }])).not.toEqual(stamp());
  });

  it('is none where there is a folder, or a file has gone', () => {
    expect(stampOf(root, [file, { path: 'kept', isFolder: true }])).toBeUndefined();
    expect(stampOf(root, [{ path: 'gone.mdx', isFolder: false }])).toBeUndefined();
  });
});

describe('KnownFolders', () => {
  it('knows in the next process what it noted in this one', () => {
    const folders = opened();
    folders.note('tester', stamp(), KNOWN);
    folders.keep(new Set(['tester']));
    expect(opened().find('tester', stamp())).toEqual(KNOWN);
    expect(opened().find('other', stamp())).toBeUndefined();
  });

  it('does not know a folder whose files are others now', () => {
    const folders = opened();
    folders.note('tester', stamp(), KNOWN);
    writeFileSync(join(root, 'a.mdx'), 'longer');
    expect(folders.find('tester', stamp())).toBeUndefined();
  });

  it('does not trust the time of a file that has just changed', () => {
    const folders = opened(Date.now);
    folders.note('tester', stamp(), KNOWN);
    expect(folders.find('tester', stamp())).toBeUndefined();
  });

  it('forgets a folder that is gone', () => {
    const folders = opened();
    folders.note('tester', stamp(), KNOWN);
    folders.keep(new Set(['tester']));
    opened().keep(new Set());
    expect(opened().find('tester', stamp())).toBeUndefined();
  });
});
