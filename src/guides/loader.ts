import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { collectionEntries, type CollectionName, type Entries } from './collections.ts';
import { formatProblems } from './problem-text.ts';
import type { ContentReading } from './reading/content.ts';
import { readOutline, type OutlineReading } from './reading/guide-memory.ts';
import type { Summaries } from './summary.ts';

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
      const reading = await readOutline(fileURLToPath(context.config.root));
      if (reading.problems.length > 0) {
        const report = formatProblems(reading.problems, reading.sourceOf);
        throw new Error(`content/ has problems; nothing was published.\n\n${report}`);
      }
      fillStore(collection, reading, context);
    },
  };
}

/** Ten collections are filled from one reading. */
let lastEntries: { of: ContentReading<Summaries>; entries: Entries } | undefined;

function entriesOf(reading: ContentReading<Summaries>): Entries {
  if (lastEntries?.of !== reading)
    lastEntries = { of: reading, entries: collectionEntries(reading.content) };
  return lastEntries.entries;
}

function fillStore(
  collection: CollectionName,
  reading: OutlineReading,
  context: LoaderContext,
): void {
  const { store } = context;
  const entries = entriesOf(reading)[collection];
  for (const { id, data } of entries) {
    // A body is not in the store; its digest makes the pages that print it new.
    const body = collection === 'guides' ? reading.digests.get(id) : undefined;
    store.set({ id, data: { ...data }, digest: context.generateDigest({ ...data, body }) });
  }
  const kept = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
}
