import type { Loader } from 'astro/loaders';
import type { CollectionName } from './collections.ts';

/**
 * The content-layer loader over `content/`, one per collection. A build stops on a report of all
 * problems. The dev server has its content from `live-content.ts`, and nothing in the store.
 */
export function contentLoader(collection: CollectionName): Loader {
  return {
    name: `content/${collection}`,
    async load(context) {
      if (context.watcher) {
        if (context.store.keys().length > 0) context.store.clear();
        return;
      }
      // Only here, as the dev server has no use for it.
      const { fillStore } = await import('./stored-content.ts');
      await fillStore(collection, context);
    },
  };
}
