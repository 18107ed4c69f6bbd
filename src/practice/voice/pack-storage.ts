/** Reads the voice pack where it is kept on the device; for pages and for workers. */
import { fromPlanes } from './planes.ts';
import type { PackFile, PackFileName, PackManifest } from './pack-manifest.ts';

/** Caches belong to a whole origin, where other sites may live. */
export function packCache(scope: string): string {
  return `field-guide-voice-${scope}`;
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One file of the pack, put together from its parts and held against its hash.
 *
 * @param folder address of the pack, such as `/prep/practice/voice/`
 */
export async function readPackFile(
  cache: Pick<Cache, 'match'>,
  folder: string,
  manifest: PackManifest,
  name: PackFileName,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = manifest.files.find((one) => one.name === name);
  if (!file) throw new Error(`The voice pack has no ${name}.`);
  const parts = await Promise.all(
    file.parts.map(async ({ path }) => {
      const response = await cache.match(folder + path);
      if (!response) throw new Error(`${path} of the voice pack is missing.`);
      return response.blob();
    }),
  );
  const bytes = await unpack(new Blob(parts), file);
  if ((await sha256(bytes)) !== file.sha256)
    throw new Error(`${name} of the voice pack is damaged.`);
  return bytes;
}

async function unpack(packed: Blob, { planes }: PackFile): Promise<Uint8Array<ArrayBuffer>> {
  const stream = packed.stream().pipeThrough(new DecompressionStream('deflate'));
  return fromPlanes(new Uint8Array(await new Response(stream).arrayBuffer()), planes);
}
