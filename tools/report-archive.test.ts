import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fileOfArchive } from './report-archive.ts';

/** An archive as the service makes it, without check sums, which nobody reads here. */
function zip(...files: { name: string; body: Buffer; method?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, body, method = 8 } of files) {
    const packed = method === 8 ? deflateRawSync(body) : body;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    parts.push(local, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    list.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...list, end]);
}

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
