import { expect, test } from 'vitest';
import { zip } from './made-up-archive.ts';
import { fileOfArchive } from './report-archive.ts';

const report = { name: 'report.json', body: Buffer.from('{"guides":[]}') };

test('a file is found by its name, packed or not', () => {
  const other = { name: '../../report.json', body: Buffer.from('evil') };
  expect(fileOfArchive(zip(other, report), 'report.json', 1000)).toEqual(report.body);
  const stored = { ...report, method: 0 };
  expect(fileOfArchive(zip(stored), 'report.json', 1000)).toEqual(report.body);
});

test('a small archive cannot become a large file', () => {
  const bomb = zip({ name: 'report.json', body: Buffer.alloc(50_000_000) });
  expect(bomb.length).toBeLessThan(60_000);
  expect(() => fileOfArchive(bomb, 'report.json', 100_000)).toThrow();
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['something else', Buffer.from('<html>'.repeat(20))],
  ['no such file', zip({ name: 'else', body: Buffer.from('x') })],
  ['the file twice', zip(report, report)],
  ['an unknown method', zip({ ...report, method: 12 })],
  ['an end without a list', zip(report).subarray(60)],
  ['a list that leads out of the archive', lying()],
])('%s is refused', (_, archive) => {
  expect(() => fileOfArchive(archive, 'report.json', 1000)).toThrow();
});

function lying(): Buffer {
  const archive = zip(report);
  archive.writeUInt32LE(0xffffff00, archive.length - 22 - report.name.length - 46 + 42);
  return archive;
}
