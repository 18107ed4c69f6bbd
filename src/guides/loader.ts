import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { collectionEntries, type CollectionName, type Entries } from './collections.ts';
import { formatProblems } from './problem-text.ts';
import type { FolderReader } from './reading/content-reader.ts';
import { outlineReader, readOutline } from './reading/guide-memory.ts';
import type { ContentReading } from './reading/content.ts';
import type { Summaries } from './summary.ts';

/** Editors write a file in several steps, and one save may touch several files. */
const QUIET = 30;

type Listener = (reading: ContentReading<Summaries>) => void;

/**
 * What the collections of one build or dev server share: files are read and parsed once, whichever
 * loader asks first, and again when one of them changes.
 */
class SharedReading {
  readonly #root: string;
  readonly #reader: FolderReader<Summaries>;
  readonly #listeners = new Map<CollectionName, Listener>();
  #current: Promise<ContentReading<Summaries>> | undefined;
  #asked = new Set<CollectionName>();
  #timer: NodeJS.Timeout | undefined;
  #isWatching = false;
  #wasSound = true;

  constructor(root: string) {
    this.#root = root;
    this.#reader = outlineReader(root);
  }

  /** The reading of this round; a collection that asks a second time begins the next one. */
  get(collection: CollectionName): Promise<ContentReading<Summaries>> {
    if (!this.#current || this.#asked.has(collection)) {
      this.#current = this.#reader.read();
      this.#asked = new Set();
    }
    this.#asked.add(collection);
    return this.#current;
  }

  digestOf(slug: string): string | undefined {
    return this.#reader.digestOf(slug);
  }

  /** What to tell a writer, or undefined when all is well. */
  report({ problems }: ContentReading<Summaries>): string | undefined {
    return problems.length === 0
      ? undefined
      : formatProblems(problems, (file) => this.#reader.sourceOf(file));
  }

  /** Call a listener with a new reading after each change below `content/`. */
  watch(collection: CollectionName, context: LoaderContext, listener: Listener): void {
    this.#listeners.set(collection, listener);
    const { watcher } = context;
    if (!watcher || this.#isWatching) return;
    this.#isWatching = true;
    const folder = `${this.#root.replaceAll('\\', '/').replace(/\/$/, '')}/content/`;
    watcher.add(folder);
    watcher.on('all', (_event, path) => {
      if (!path.replaceAll('\\', '/').startsWith(folder)) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#readAgain(context.logger);
      }, QUIET);
    });
  }

  /** Tell the writer, once a round, what is wrong, or that it is mended. */
  tell(reading: ContentReading<Summaries>, logger: LoaderContext['logger']): void {
    const report = this.report(reading);
    if (report !== undefined) logger.error(`\n${report}\n`);
    else if (!this.#wasSound) logger.info('content/ is sound again');
    this.#wasSound = report === undefined;
  }

  /** One reading at a time, so that an older one never overwrites a newer. */
  #readAgain(logger: LoaderContext['logger']): void {
    const before = this.#current ?? Promise.resolve();
    this.#current = before.then(
      () => this.#reader.read(),
      () => this.#reader.read(),
    );
    this.#current.then(
      (reading) => {
        this.tell(reading, logger);
        for (const listener of this.#listeners.values()) listener(reading);
      },
      (error: unknown) => {
        logger.error(error instanceof Error ? error.message : String(error));
      },
    );
  }
}

const readings = new Map<string, SharedReading>();

/**
 * The content-layer loader over `content/`, one per collection. A build stops on a report of all
 * problems. The dev server prints the report and goes on: what a guide with problems had in the
 * store stays, so that lists are whole, and its own page shows the report.
 */
export function contentLoader(collection: CollectionName): Loader {
  return {
    name: `content/${collection}`,
    async load(context) {
      const root = fileURLToPath(context.config.root);
      if (context.watcher) await loadAndWatch(collection, root, context);
      else await loadOnce(collection, root, context);
    },
  };
}

async function loadOnce(
  collection: CollectionName,
  root: string,
  context: LoaderContext,
): Promise<void> {
  const reading = await readOutline(root);
  if (reading.problems.length > 0) {
    const report = formatProblems(reading.problems, reading.sourceOf);
    throw new Error(`content/ has problems; nothing was published.\n\n${report}`);
  }
  fillStore(collection, reading, (slug) => reading.digests.get(slug), context);
}

async function loadAndWatch(
  collection: CollectionName,
  root: string,
  context: LoaderContext,
): Promise<void> {
  let shared = readings.get(root);
  if (!shared) readings.set(root, (shared = new SharedReading(root)));
  const reading = await shared.get(collection);
  if (collection === 'guides') shared.tell(reading, context.logger);
  const fill = (latest: ContentReading<Summaries>) => {
    fillStore(collection, withPreviews(latest), (slug) => shared.digestOf(slug), context);
  };
  fill(reading);
  shared.watch(collection, context, fill);
}

/** What the dev server shows: drafts, and guides with problems as far as they can be read, too. */
function withPreviews(reading: ContentReading<Summaries>): ContentReading<Summaries> {
  const { content, previews } = reading;
  return { ...reading, content: { ...content, guides: [...content.guides, ...previews] } };
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
  reading: ContentReading<Summaries>,
  digestOf: (slug: string) => string | undefined,
  context: LoaderContext,
): void {
  const { store } = context;
  const entries = entriesOf(reading)[collection];
  for (const { id, data } of entries) {
    // A body is not in the store; its digest makes the pages that print it new.
    const body = collection === 'guides' ? digestOf(id) : undefined;
    store.set({ id, data: { ...data }, digest: context.generateDigest({ ...data, body }) });
  }
  const kept = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) {
    if (kept.has(id)) continue;
    const entry = store.get(id);
    if (!isUnderRepair(collection, id, reading)) store.delete(id);
    // A new digest reloads the open page, which then shows what is wrong.
    else if (entry && collection === 'guides') {
      store.set({ ...entry, digest: context.generateDigest(digestOf(id) ?? id) });
    }
  }
}

/** Whether an entry is missing only because its file has a problem at the moment. */
function isUnderRepair(
  collection: CollectionName,
  id: string,
  { problems, brokenGuides }: ContentReading<Summaries>,
): boolean {
  if (collection === 'skills' || collection === 'fields' || collection === 'authors') {
    return problems.some(({ file }) => file.startsWith(`content/${collection}`));
  }
  return brokenGuides.has(id.split('/')[0] ?? id);
}
