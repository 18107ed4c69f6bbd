import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { href } from '../guides/paths.ts';
import type { NotesReply, NotesRequest, WritersNotes } from './writers-notes.ts';

/** Where the panel asks; no page of the site, and nothing that a build has. */
const NOTES = '/@writers-notes/';

/**
 * Shows writers, on the page of the guide itself, what is left to mend: the checks' problems and
 * warnings, and how much each section has. In the dev server alone: a build knows nothing of it.
 */
export function writersPanel(): AstroIntegration {
  let root = '';
  let writersNotes: NotesThread | undefined;
  return {
    name: 'writers-panel',
    hooks: {
      'astro:config:setup': ({ command, injectScript, config }) => {
        root = fileURLToPath(config.root);
        if (command === 'dev') injectScript('page', `import '/src/elements/writers-panel.ts';`);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use(href(NOTES), (request, response, next) => {
          const slug = /^\/([a-z0-9-]+)\.json$/.exec(request.url ?? '')?.[1];
          if (slug === undefined) {
            next();
            return;
          }
          writersNotes ??= new NotesThread(root);
          writersNotes.on(slug).then(
            (notes) => {
              response.setHeader('content-type', 'application/json');
              response.end(JSON.stringify(notes));
            },
            async (error: unknown) => {
              logger.error(String(error));
              next(error);
              // A thread that failed may have ended, and would never answer.
              const failed = writersNotes;
              writersNotes = undefined;
              await failed?.end();
            },
          );
        });
      },
      'astro:server:done': async () => {
        await writersNotes?.end();
        writersNotes = undefined;
      },
    },
  };
}

class NotesThread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, PromiseWithResolvers<WritersNotes>>();
  #id = 0;

  constructor(root: string) {
    const code = new URL('./writers-notes.ts', import.meta.url);
    this.#worker = new Worker(code, { workerData: root });
    // The server may end while it has nothing to do.
    this.#worker.unref();
    this.#worker.on('message', (reply: NotesReply) => {
      const asked = this.#asked.get(reply.id);
      this.#asked.delete(reply.id);
      if ('notes' in reply) asked?.resolve(reply.notes);
      else asked?.reject(new Error(reply.error));
    });
    this.#worker.on('error', (error) => {
      this.#refuse(error);
    });
  }

  on(slug: string): Promise<WritersNotes> {
    const asked = Promise.withResolvers<WritersNotes>();
    const request: NotesRequest = { id: this.#id++, slug };
    this.#asked.set(request.id, asked);
    this.#worker.postMessage(request);
    return asked.promise;
  }

  async end(): Promise<void> {
    this.#refuse(new Error('The check of the content was ended.'));
    await this.#worker.terminate();
  }

  #refuse(error: unknown): void {
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}
