/** `npm run preview [-- --port 4321] [--host 127.0.0.1]`: serve the built site until Ctrl-C. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveStatic, type StaticServer } from './static-server.ts';

const dist = resolve(import.meta.dirname, '../dist');
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no built site in dist/. Run npm run build first.');
  process.exit(1);
}
/** The base path that the site was built for, as its own pages name it. */
const base =
  / href="([^"]*\/)sitemap-index\.xml"/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))?.[1] ??
  '/';

async function serve(port: number): Promise<StaticServer> {
  try {
    return await serveStatic(dist, { base, port, host: values.host });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return serve(port + 1);
    throw error;
  }
}

const server = await serve(Number(values.port));
console.log(`The site is at ${server.url}  (Ctrl-C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}
