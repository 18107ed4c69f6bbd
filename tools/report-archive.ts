/**
 * Files out of a ZIP archive that a stranger may have made: nothing is written to the disk, names
 * are compared and never followed, and no file may grow beyond a limit, whatever its header says.
 */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** @throws when the archive is broken, holds the file not once, or the file is larger than `most` */
export function fileOfArchive(archive: Buffer, name: string, most: number): Buffer {
  // The end record is last of all but for a comment, which an honest archive does not have.
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('This is no ZIP archive.');
  const found: Buffer[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== ENTRY)
      throw new Error('The list of the archive is broken.');
    const nameLength = archive.readUInt16LE(at + 28);
    const nameHere = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (nameHere === name) found.push(contents(archive, at, most));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  const [file, ...more] = found;
  if (!file || more.length > 0) throw new Error(`The archive does not hold ${name} once.`);
  return file;
}

function contents(archive: Buffer, entry: number, most: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const at = archive.readUInt32LE(entry + 42);
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL)
    throw new Error('The list of the archive is broken.');
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(start, start + size);
  if (packed.length !== size || size > most) throw new Error('The file is cut off, or too large.');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error('The file is packed in a way that is not known.');
  // Stops as soon as there is more, so that a small archive cannot fill the memory.
  return inflateRawSync(packed, { maxOutputLength: most });
}
