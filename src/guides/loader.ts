import type { LiveLoader } from 'astro/loaders';
import type { CollectionName, Collections } from './collections.ts';
import { sharedContent } from './shared-content.ts';

/**
 * The live loader over `content/`, one per collection.
 *
 * @param project its root
 */
export function contentLoader<Name extends CollectionName>(
  project: string,
  name: Name,
): LiveLoader<Collections[Name], { id: string }> {
  const entries = async () => (await sharedContent(project).entries())[name];
  return {
    name: `content/${name}`,
    loadCollection: async () => ({ entries: await entries() }),
    loadEntry: async ({ filter }) => (await entries()).find(({ id }) => id === filter.id),
  };
}
