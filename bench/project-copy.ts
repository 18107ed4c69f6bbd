/** The project itself with other content, in a folder of its own, so that what is measured is what is shipped. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Of `node_modules`, what tools write there rather than packages. */
const WRITTEN = new Set(['.astro', '.cache', '.vite', '.package-lock.json']);

/**
 * Copy all that stands in the repository but `content/`, and link to the packages.
 *
 * @param project the project's root, a Git checkout
 * @param root a folder that may exist
 */
export async function copyProject(project: string, root: string): Promise<void> {
  const { stdout } = await promisify(execFile)(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: project, maxBuffer: 1e8 },
  );
  const files = stdout.split('\0').filter((file) => file !== '' && !file.startsWith('content/'));
  for (const folder of new Set(files.map((file) => dirname(file))))
    await mkdir(join(root, folder), { recursive: true });
  await Promise.all(files.map((file) => cp(join(project, file), join(root, file))));
  await linkPackages(join(project, 'node_modules'), join(root, 'node_modules'));
}

/** Links one by one: caches that stand in `node_modules` stay each project's own. */
export async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from))
    if (!WRITTEN.has(name)) await symlink(join(from, name), join(to, name));
}
