/** Packages that are measured, and so are none of the project's own: fetched when asked for. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Installed {
  /** The `node_modules` that holds them. */
  folder: string;
  /** `name@version` of each that was asked for. */
  names: string[];
}

/**
 * Install the dependencies that a `package.json` names, in exact versions, below the system's folder
 * for temporary files, or find them there from the last time. Nothing of theirs runs meanwhile.
 *
 * @param template the folder of the `package.json`
 */
export async function install(template: string): Promise<Installed> {
  const file = join(template, 'package.json');
  const { dependencies } = JSON.parse(await readFile(file, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`);
  const home = join(tmpdir(), `bench-peers-${names.join('+').replaceAll(/[@/]+/g, '-')}`);
  const installed = { folder: join(home, 'node_modules'), names };
  if (existsSync(home)) return installed;
  // Elsewhere first, so that what was broken off is not found the next time.
  const fresh = `${home}.${process.pid}`;
  try {
    await mkdir(fresh);
    await cp(file, join(fresh, 'package.json'));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', ['install', ...options], { cwd: fresh });
    await rename(fresh, home);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return installed;
}
