/** A copy of the built site behind a server that can fail, go away, and serve a newer edition. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { href } from '../../src/guides/paths.ts';
import { site } from '../../src/site.ts';
import { serveStatic } from '../../tools/static-server.ts';
import { strictHeaders } from './strict-host.ts';

export interface ChangingSite {
  folder: string;
  /** The full address of a path such as `/guides/`. */
  at: (path: string) => string;
  /** What to answer in place of a file, by its path below the base path. */
  faults: Map<string, (response: ServerResponse) => void>;
  /** Refuse all connections; the address stays the same. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
}

export async function changingSite(): Promise<ChangingSite> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  await cp(resolve(import.meta.dirname, '../../dist'), folder, { recursive: true });
  const strict = strictHeaders(folder);
  const files = await serveStatic(folder, { base: site.base });
  const faults: ChangingSite['faults'] = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', files.url);
    const fault = faults.get(pathname.replace(site.base, '/'));
    if (fault) {
      fault(response);
      return;
    }
    void fetch(new URL(request.url ?? '/', files.url), { redirect: 'manual' }).then(
      async (answer) => {
        response.setHeaders(new Map(Object.entries(strict(pathname.replace(site.base, '/')))));
        for (const name of ['content-type', 'location', 'etag']) {
          const value = answer.headers.get(name);
          if (value !== null) response.setHeader(name, value);
        }
        response.writeHead(answer.status);
        response.end(Buffer.from(await answer.arrayBuffer()));
      },
      // The site behind is being closed while a worker still asks.
      () => response.destroy(),
    );
  });
  let port = 0;
  const start = () =>
    new Promise<void>((ready, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port;
        ready();
      });
    });
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await start();
  return {
    folder,
    faults,
    start,
    stop,
    at: (path) => `http://127.0.0.1:${port}${href(path)}`,
    close: async () => {
      if (server.listening) await stop();
      await files.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
