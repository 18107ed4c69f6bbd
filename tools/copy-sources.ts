/** The project itself in a folder of its own, to be built with other content or other settings. */
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What a build reads besides `content/` and the packages. */
const SOURCES =
  'src tools public package.json package-lock.json tsconfig.json astro.config.mjs'.split(' ');

/**
 * Copy all that a build reads but `content/`, and link to the packages.
 *
 * @param project the project's root
 * @param root a folder that may exist
 */
export async function copySources(project: string, root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const source of SOURCES)
    await cp(join(project, source), join(root, source), { recursive: true });
  await linkPackages(join(project, 'node_modules'), join(root, 'node_modules'));
}

/** Links one by one: what tools write in `node_modules`, under names with a dot, stays each project's own. */
export async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from))
    if (!name.startsWith('.') || name === '.bin')
      await symlink(join(from, name), join(to, name), 'junction');
}
