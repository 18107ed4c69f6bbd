import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { compressedFolder } from './compression.ts';

export interface StaticServer {
  /** The address of the site's root, with the base path and a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

type SentHeaders = Readonly<Record<string, string>>;

/** Serve a built site as a CDN does: `index.html` for folders, a slash at the end, `404.html`. */
export async function serveStatic(
  folder: string,
  {
    base = '/',
    port = 0,
    host = '127.0.0.1',
    headers = {},
    compress = false,
  }: {
    base?: string;
    port?: number;
    host?: string;
    /** Sent with every response, or with that for a path below the base. */
    headers?: SentHeaders | ((path: string) => SentHeaders);
    /** Answer compressed, from what the folder holds now; what has a digest may be kept forever. */
    compress?: boolean;
  } = {},
): Promise<StaticServer> {
  const files = sirv(folder, { etag: true, dev: true, single: false });
  const answerCompressed = compress ? await compressedFolder(folder) : () => false;
  const server = createServer((request, response) => {
    const send = (sent: SentHeaders) => {
      for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    };
    send(typeof headers === 'function' ? headers('/404.html') : headers);
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(folder, '404.html')));
    };
    const address = `http://site.invalid${request.url ?? '/'}`;
    if (!URL.canParse(address)) {
      response.writeHead(400);
      response.end();
      return;
    }
    const url = new URL(address);
    if (`${url.pathname}/` === base) {
      response.writeHead(301, { location: base });
      response.end();
      return;
    }
    if (!url.pathname.startsWith(base)) {
      notFound();
      return;
    }
    // Never two slashes in front: a redirect to `//host/` would leave the site.
    const path = `/${url.pathname.slice(base.length).replace(/^\/+/, '')}`;
    if (typeof headers === 'function') send(headers(path));
    if (!path.endsWith('/') && !/\.[^/]+$/.test(path)) {
      response.writeHead(301, { location: `${base}${path.slice(1)}/${url.search}` });
      response.end();
      return;
    }
    if (answerCompressed(path, request, response)) return;
    request.url = path + url.search;
    files(request, response, notFound);
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, host, ready);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actual}${base}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
