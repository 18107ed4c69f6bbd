import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zip } from './zip.ts';

const files = {
  'tester/guide.mdx': '---\nrole: Tester\n---\n\nNaïve text 😀\n',
  'tester/questions.mdx': '',
  'tester/faqs.mdx': 'x'.repeat(70_000),
};

/** An independent reader of the format: Python's, which checks every checksum. */
const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    bad = archive.testzip()
    print(json.dumps({"bad": bad, "files": {n: archive.read(n).decode() for n in archive.namelist()}}))
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)('another program unpacks the archive to the same files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    const path = join(folder, 'guide.zip');
    writeFileSync(path, zip(files));
    const read: unknown = JSON.parse(
      execFileSync('python3', ['-c', READ, path], { encoding: 'utf8' }),
    );
    expect(read).toEqual({ bad: null, files });
    expect(readFileSync(path)).toEqual(Buffer.from(zip(files)));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
