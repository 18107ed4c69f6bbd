/** The content as a build has it in Astro's store. */
import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { collectionEntries, type CollectionName, type Entries } from './collections.ts';
import { formatProblems } from './problem-text.ts';
import type { ContentReading } from './reading/content.ts';
import { sharedContent } from './shared-content.ts';
import type { Summaries } from './summary.ts';

/** Ten collections are filled from one reading. */
let lastEntries: { of: ContentReading<Summaries>; entries: Entries } | undefined;

function entriesOf(reading: ContentReading<Summaries>): Entries {
  if (lastEntries?.of !== reading)
    lastEntries = { of: reading, entries: collectionEntries(reading.content) };
  return lastEntries.entries;
}

/**
 * Put a collection into Astro's store.
 *
 * @throws with a report of all problems of the content
 */
export async function fillStore(collection: CollectionName, context: LoaderContext): Promise<void> {
  const { store } = context;
  const reading = await sharedContent(fileURLToPath(context.config.root)).outline();
  if (reading.problems.length > 0) {
    const report = formatProblems(reading.problems, reading.sourceOf);
    throw new Error(`content/ has problems; nothing was published.\n\n${report}`);
  }
  const entries = entriesOf(reading)[collection];
  for (const { id, data } of entries) {
    // A body is not in the store; its digest makes the pages that print it new.
    const body = collection === 'guides' ? reading.digests.get(id) : undefined;
    store.set({ id, data: { ...data }, digest: context.generateDigest({ ...data, body }) });
  }
  const kept = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
}
