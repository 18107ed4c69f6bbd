/** The content of the dev server, of which only what changed is read again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { collectionEntries, type CollectionName, type Entries } from './collections.ts';
import { formatProblems } from './problem-text.ts';
import type { FolderReader } from './reading/content-reader.ts';
import type { ContentReading } from './reading/content.ts';
import { outlineReader } from './reading/guide-memory.ts';
import type { Summaries } from './summary.ts';
import { watchFolders } from './watch-folders.ts';

/** Editors write a file in several steps, and one save may touch several files. */
const QUIET = 30;

export class LiveContent {
  readonly #root: string;
  readonly #reader: FolderReader<Summaries>;
  #reading: Promise<ContentReading<Summaries>> | undefined;
  #entries: Promise<Entries> | undefined;

  /** @param root the project's root */
  constructor(root: string) {
    this.#root = root;
    this.#reader = outlineReader(root);
  }

  /** The content as it was when it was last told of a change. */
  reading(): Promise<ContentReading<Summaries>> {
    return (this.#reading ??= this.#reader.read());
  }

  /** What pages list: drafts, and guides with problems as far as they can be read, too. */
  entries(): Promise<Entries> {
    return (this.#entries ??= this.#fill());
  }

  /**
   * Read again what changed.
   *
   * @param files such as `content/guides/x/faqs.mdx`
   */
  refresh(files: ReadonlySet<string>): Promise<ContentReading<Summaries>> {
    const former = this.#entries;
    const before = this.reading().catch(() => undefined);
    this.#reading = before.then(() => this.#reader.readChanged(files));
    this.#entries = this.#fill(former);
    return this.#reading;
  }

  /** What to tell a writer, or undefined when all is well. */
  report({ problems }: ContentReading<Summaries>): string | undefined {
    if (problems.length === 0) return undefined;
    return formatProblems(problems, (file) => {
      const path = join(this.#root, file);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    });
  }

  async #fill(former?: Promise<Entries>): Promise<Entries> {
    const { content, previews, problems, brokenGuides } = await this.reading();
    const entries = collectionEntries({ ...content, guides: [...content.guides, ...previews] });
    const known = await former;
    if (!known || problems.length === 0) return entries;
    // What is broken at the moment stays as it was, so that lists are whole.
    const isUnderRepair = (name: CollectionName, id: string) =>
      name === 'skills' || name === 'fields' || name === 'authors'
        ? problems.some(({ file }) => file.startsWith(`content/${name}`))
        : brokenGuides.has(id);
    const kept = Object.entries(known).map(([name, of]) => {
      const now: readonly { id: string }[] = entries[name as CollectionName];
      const ids = new Set(now.map(({ id }) => id));
      const lost = of.filter(({ id }) => !ids.has(id) && isUnderRepair(name as CollectionName, id));
      return [name, [...now, ...lost]];
    });
    return Object.fromEntries(kept) as Entries;
  }
}

const contents = new Map<string, LiveContent>();

/** That of a project: what asks for it in one process shares it. */
export function liveContent(project: string): LiveContent {
  const root = project.replace(/[\\/]$/, '');
  let content = contents.get(root);
  if (!content) contents.set(root, (content = new LiveContent(root)));
  return content;
}

/** Reads content again when it changes, tells the writer what is wrong, and reloads the page. */
export function contentInDevServer(): AstroIntegration {
  let root = '';
  let stopWatching: (() => void) | undefined;
  return {
    name: 'content',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        root = fileURLToPath(config.root);
        // Its own watcher looks at each file by itself, which takes seconds at a thousand guides; and
        // of the others no page is made.
        const ignored = ['content', 'tests', 'bench', 'docs', '.build'].map(
          (folder) => `${root.replaceAll('\\', '/')}${folder}/**`,
        );
        updateConfig({ vite: { server: { watch: { ignored } } } });
      },
      'astro:server:setup': ({ server, logger }) => {
        const content = liveContent(root);
        const tell = teller(content, logger);
        const fail = (error: unknown) => {
          logger.error(String(error));
        };
        content.reading().then(tell, fail);
        const changed = new Set<string>();
        let timer: NodeJS.Timeout | undefined;
        const refresh = () => {
          const files = new Set(changed);
          changed.clear();
          content.refresh(files).then((reading) => {
            server.ws.send({ type: 'full-reload', path: '*' });
            tell(reading);
          }, fail);
        };
        stopWatching = watchFolders(join(root, 'content'), (file) => {
          changed.add(`content/${file.replaceAll('\\', '/')}`);
          clearTimeout(timer);
          timer = setTimeout(refresh, QUIET);
        });
      },
      'astro:server:done': () => {
        stopWatching?.();
      },
    },
  };
}

/** Says, once a reading, what is wrong, or that it is mended. */
function teller(content: LiveContent, logger: AstroIntegrationLogger) {
  let wasSound = true;
  return (reading: ContentReading<Summaries>) => {
    const report = content.report(reading);
    if (report !== undefined) logger.error(`\n${report}\n`);
    else if (!wasSound) logger.info('content/ is sound again');
    wasSound = report === undefined;
  };
}
