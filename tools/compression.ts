import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

interface StoredFile {
  headers: Record<string, string>;
  bodies: { identity: Buffer; br?: Buffer; gzip?: Buffer };
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
// The index of the search is compressed as it is, and so are fonts and pictures.
const WORTH_IT = /\.(css|html|js|json|svg|txt|webmanifest|xml)$/;

/**
 * A folder as a CDN keeps it: compressed once, and what carries a digest in its name kept forever.
 * The handler answers a path when it knows it, and says whether it did.
 */
export async function compressedFolder(
  folder: string,
): Promise<(path: string, request: IncomingMessage, response: ServerResponse) => boolean> {
  const stored = new Map<string, StoredFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).replaceAll(sep, '/')}`;
    stored.set(path.replace(/\/index\.html$/, '/'), await store(file, path));
  }
  return (path, request, response) => {
    const found = stored.get(path);
    if (!found) return false;
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = (['br', 'gzip'] as const).find(
      (name) => found.bodies[name] && accepted.includes(name),
    );
    const body = found.bodies[encoding ?? 'identity'] ?? found.bodies.identity;
    response.writeHead(200, {
      ...found.headers,
      ...(encoding && { 'content-encoding': encoding }),
      'content-length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}

async function store(file: string, path: string): Promise<StoredFile> {
  const identity = await readFile(file);
  const headers = {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/_astro/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding',
  };
  if (!WORTH_IT.test(path)) return { headers, bodies: { identity } };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const br = await promisify(brotliCompress)(identity, { params });
  return { headers, bodies: { identity, br, gzip: await promisify(gzip)(identity) } };
}
