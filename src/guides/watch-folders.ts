import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/**
 * Tells of each file that changes below a folder, with one watcher a folder. Node's own recursive
 * watching has one a file on Linux, which at a thousand guides takes as long as their page, and
 * nearly all watchers that some systems allow.
 *
 * @param changed is told of a path below the folder, such as `guides/x/faqs.mdx`
 * @returns what ends it
 */
export function watchFolders(root: string, changed: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  function forget(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(join(folder, '/'))) continue;
      watcher.close();
      watchers.delete(path);
    }
  }

  /** @param found is told of what the folder holds already */
  function follow(folder: string, found?: (path: string) => void): void {
    let watcher: FSWatcher;
    try {
      watcher = watch(join(root, folder));
    } catch (error) {
      // It went as fast as it came.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
      throw error;
    }
    watchers.set(folder, watcher);
    watcher.on('error', () => {
      forget(folder);
    });
    watcher.on('change', (event, name) => {
      const path = join(folder, String(name));
      changed(path);
      // A folder may have come, gone, or come again in the place of another.
      if (event === 'rename') {
        forget(path);
        if (isFolder(join(root, path))) follow(path, changed);
      }
    });
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      found?.(path);
      if (entry.isDirectory()) follow(path, found);
    }
  }

  follow('');
  return () => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
