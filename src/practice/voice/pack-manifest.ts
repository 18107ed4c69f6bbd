/** What the voice pack consists of, as the build writes it to `practice/voice/pack.json`. */

/** The WebAssembly runtime, the model that notices speech, the two that write it down, their words. */
export const PACK_FILES = ['runtime', 'speech', 'encoder', 'decoder', 'pieces'] as const;
export type PackFileName = (typeof PACK_FILES)[number];

/** A part of a file as it travels; a download that broke off goes on with the next whole part. */
export interface PackPart {
  /** Below the folder of the pack. */
  path: string;
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
}

export interface PackFile {
  name: PackFileName;
  /** Unpacked. */
  bytes: number;
  /** Of the unpacked file. */
  sha256: string;
  /** The file was laid out in so many planes before it was compressed; 1 leaves it as it is. */
  planes: number;
  /** Together a zlib stream. */
  parts: PackPart[];
}

export interface PackManifest {
  /** Changes with every byte of the pack. */
  edition: string;
  /** The script of both workers, sent as it is. */
  worker: PackPart;
  files: PackFile[];
}

/** The folder of the pack, below the base path. */
export const PACK_FOLDER = 'practice/voice/';

/** Everything that a download brings, the smallest first. */
export function partsOf({ worker, files }: PackManifest): PackPart[] {
  return [worker, ...files.flatMap(({ parts }) => parts)];
}

export function packBytes(parts: readonly PackPart[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** @returns nothing when the text is no manifest, such as a host's page for what it did not find */
export function readManifest(text: string): PackManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value['edition'] !== 'string') return undefined;
  const { edition, worker, files } = value;
  if (!isPart(worker) || !Array.isArray(files)) return undefined;
  const named = PACK_FILES.map((name) =>
    files.find((file: unknown): file is PackFile => isFile(file) && file.name === name),
  );
  const whole = named.filter((file) => file !== undefined);
  return whole.length === PACK_FILES.length ? { edition, worker, files: whole } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFile(value: unknown): value is PackFile {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    Number.isSafeInteger(value['bytes']) &&
    isHash(value['sha256']) &&
    Number.isSafeInteger(value['planes']) &&
    Array.isArray(value['parts']) &&
    value['parts'].length > 0 &&
    value['parts'].every(isPart)
  );
}

/** A part lies in the pack's folder: no address, and no way out of it. */
function isPart(value: unknown): value is PackPart {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    /^files\/[\w.-]+$/.test(value['path']) &&
    Number.isSafeInteger(value['bytes']) &&
    isHash(value['sha256'])
  );
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
