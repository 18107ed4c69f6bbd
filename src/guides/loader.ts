import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { collectionEntries, type CollectionName } from './collections.ts';
import { ContentReader } from './reading/content-reader.ts';
import type { ContentReading } from './reading/content.ts';
import { formatProblem } from './problem.ts';

/**
 * The reading that the collections of one build or dev server share: files are read and parsed
 * once, whichever loader asks first.
 */
class SharedReading {
  readonly #reader: ContentReader;
  #reading: Promise<ContentReading> | undefined;

  constructor(root: string) {
    this.#reader = new ContentReader(root);
  }

  /** Have the next `get` look at the disk again. */
  expire(): void {
    this.#reading = undefined;
  }

  get(): Promise<ContentReading> {
    return (this.#reading ??= this.#reader.read());
  }

  /** What to tell a writer, or undefined when all is well. */
  report({ problems }: ContentReading): string | undefined {
    if (problems.length === 0) return undefined;
    return problems
      .map((problem) => formatProblem(problem, this.#reader.sourceOf(problem.file)))
      .join('\n\n');
  }

  digestOf(slug: string): string | undefined {
    return this.#reader.digestOf(slug);
  }
}

const readings = new Map<string, SharedReading>();

/**
 * The content-layer loader over `content/`, one per collection. A build stops on the first problem
 * report, which holds all problems; the dev server prints it and goes on with the last sound state.
 */
export function contentLoader(collection: CollectionName): Loader {
  return {
    name: `content/${collection}`,
    async load(context) {
      const root = fileURLToPath(context.config.root);
      let reading = readings.get(root);
      if (!reading) readings.set(root, (reading = new SharedReading(root)));
      reading.expire();
      await synchronize(collection, reading, context);
      watch(collection, reading, context, root);
    },
  };
}

async function synchronize(
  collection: CollectionName,
  shared: SharedReading,
  context: LoaderContext,
): Promise<void> {
  const { store, logger, watcher } = context;
  const reading = await shared.get();
  const report = shared.report(reading);
  if (report !== undefined) {
    if (!watcher) throw new Error(`content/ has problems; nothing was published.\n\n${report}`);
    if (collection === 'guides') logger.error(`\n${report}\n`);
  }
  const entries = collectionEntries(reading.content)[collection];
  const kept = new Set(entries.map(({ id }) => id));
  for (const { id, data } of entries) {
    // A body is not in the store; its digest makes the pages that print it new.
    const digest = context.generateDigest({
      ...data,
      body: collection === 'guides' ? shared.digestOf(id) : undefined,
    });
    store.set({ id, data: { ...data }, digest });
  }
  if (report !== undefined) return;
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
}

function watch(
  collection: CollectionName,
  shared: SharedReading,
  context: LoaderContext,
  root: string,
): void {
  const { watcher, logger } = context;
  if (!watcher) return;
  const folder = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/content/`;
  watcher.add(folder);
  let scheduled = false;
  watcher.on('all', (_event, path) => {
    if (!path.replaceAll('\\', '/').startsWith(folder)) return;
    shared.expire();
    if (scheduled) return;
    scheduled = true;
    // All collections hear the event before the first of them reads.
    setImmediate(() => {
      scheduled = false;
      synchronize(collection, shared, context).catch((error: unknown) => {
        logger.error(error instanceof Error ? error.message : String(error));
      });
    });
  });
}
