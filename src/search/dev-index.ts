import type { Plugin } from 'vite';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { href } from '../guides/paths.ts';

/** The dev server has no index of its own, so it serves the one of the last build. */
export function lastBuiltIndex(): Plugin {
  return {
    name: 'last-built-search-index',
    apply: 'serve',
    configureServer(server) {
      const folder = fileURLToPath(new URL('../../dist/pagefind/', import.meta.url));
      server.middlewares.use(href('/pagefind/'), (request, response, next) => {
        // The folder is looked up each time: a build may come while the server runs.
        sirv(folder, { dev: true })(request, response, next);
      });
    },
  };
}
