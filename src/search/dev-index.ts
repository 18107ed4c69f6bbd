import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { href } from '../guides/paths.ts';

/** The dev server has no index of its own, so it serves the one of the last build. */
export function lastBuiltIndex(): AstroIntegration {
  return {
    name: 'last-built-search-index',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folder = fileURLToPath(new URL('../../dist/pagefind/', import.meta.url));
        server.middlewares.use(href('/pagefind/'), sirv(folder, { dev: true }));
      },
    },
  };
}
