import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeDigest, KeptValues } from './kept-values.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-values-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('values that are kept', () => {
  const opened = (code = 'code') => new KeptValues<{ words: Set<string> }>(folder, code);

  it('are there again as they were', () => {
    opened().set('digest', { words: new Set(['index']) });
    expect(opened().get('digest')).toEqual({ words: new Set(['index']) });
    expect(opened().get('another')).toBeUndefined();
    expect(opened('other code').get('digest')).toBeUndefined();
  });

  it('are none when the disk has damaged them', () => {
    opened().set('digest', { words: new Set(['index']) });
    for (const left of ['', '\0\0\0\0', 'cut off']) {
      writeFileSync(join(folder, 'code', 'digest'), left);
      expect(opened().get('digest')).toBeUndefined();
    }
  });

  it('stay while somebody asks for them or wants them, and go with their code', () => {
    const former = opened('former code');
    former.set('asked', { words: new Set() });
    const kept = opened();
    for (const name of ['asked', 'wanted', 'forgotten']) kept.set(name, { words: new Set() });
    const later = opened();
    later.get('asked');
    later.want('wanted');
    later.sweep();
    expect(readdirSync(folder)).toEqual(['code']);
    expect(readdirSync(join(folder, 'code')).toSorted()).toEqual(['asked', 'wanted']);
  });
});

describe('the digest of code', () => {
  const write = (file: string, text: string) => {
    writeFileSync(join(folder, file), text);
  };
  beforeEach(() => {
    mkdirSync(join(folder, 'src'));
    write('src/reader.ts', 'one');
    write('package.json', '{}');
  });
  const digest = (project = folder) => codeDigest(project, ['src', 'package.json']);

  it('is the same however the path of the project is written', () => {
    expect(digest(`${folder}/`)).toBe(digest());
  });

  it('is another one for another byte, another name, or another file; tests do not count', () => {
    const before = digest();
    write('src/reader.test.ts', 'a test');
    expect(digest()).toBe(before);
    write('src/reader.ts', 'two');
    const changed = digest();
    write('src/another.ts', '');
    expect(new Set([before, changed, digest()]).size).toBe(3);
  });
});
