/**
 * `npm run keep-former -- https://example.org/prep/`: lay the scripts, styles, and fonts of the live
 * site that the new build has no more into `dist/_astro/`. A page that is open during a deployment
 * then still finds them; the deployment after that leaves them out again.
 *
 * What the live site uses stands in its service worker, which lists its shell.
 */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Seconds; a deployment should not wait for a site that is slow to go. */
const PATIENCE = 20;
/** A name of the build’s making, which leads to no other folder. */
const HASHED = /_astro\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:js|css|woff2)(?=["'`])/g;

/** @returns the paths that were laid beside the new ones */
export async function keepFormer(live: string, folder: string): Promise<string[]> {
  const worker = await get(new URL('sw.js', live));
  // Before the first deployment there is nothing to keep.
  if (worker === undefined) return [];
  const named = new Set(worker.toString().match(HASHED));
  const kept: string[] = [];
  for (const path of named) {
    const target = join(folder, path);
    if (await exists(target)) continue;
    const bytes = await get(new URL(path, live));
    if (bytes === undefined) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    kept.push(path);
  }
  return kept;
}

/** Undefined where the host says that there is no such file. */
async function get(address: URL): Promise<Buffer | undefined> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE * 1000) });
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw new Error(`${address.href} answered ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  const address = process.argv[2] ?? '';
  if (!/^https?:\/\/.+\/$/.test(address))
    throw new Error(
      `The address of the live site is “${address}”. Expected one such as https://example.org/prep/, with a slash at the end.`,
    );
  const kept = await keepFormer(address, resolve('dist'));
  console.log(`${kept.length} files of the former version stay reachable.`);
}
