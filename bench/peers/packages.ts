/** Packages that are measured, and therefore are none of the project's own: fetched when asked for. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Name → exact version. */
export type Packages = Readonly<Record<string, string>>;

/**
 * Install packages below the system's folder for temporary files, or find them there from the last
 * time. Nothing of theirs runs meanwhile.
 *
 * @returns the `node_modules` that holds them
 */
export async function installed(packages: Packages): Promise<string> {
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const folder = join(tmpdir(), `bench-peers-${names.join('+').replaceAll(/[@/]+/g, '-')}`);
  const found = join(folder, 'node_modules');
  if (existsSync(found)) return found;
  // Elsewhere first, so that what was broken off is not found the next time.
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  try {
    await writeFile(join(fresh, 'package.json'), '{ "private": true }\n');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
    await promisify(execFile)('npm', ['install', ...options, ...names], { cwd: fresh });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return found;
}
