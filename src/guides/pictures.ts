import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { href, paths } from './paths.ts';
import { readOutline } from './reading/guide-memory.ts';

/**
 * Publishes the pictures of guides at the address that their guide links to. Astro's endpoints
 * cannot: with a slash at the end of every address, their dev server does not know `[name].png`.
 */
export function guidePictures(): AstroIntegration {
  let root = new URL('file:///');
  return {
    name: 'guide-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:server:setup': ({ server }) => {
        const folder = fileURLToPath(new URL('content/guides/', root));
        const serve = sirv(folder, { dev: true });
        server.middlewares.use(href(paths.guides), (request, response, next) => {
          if (/^\/[a-z0-9-]+\/[\w-]+\.(?:png|jpe?g|webp|avif)$/.test(request.url ?? '')) {
            serve(request, response, next);
          } else {
            next();
          }
        });
      },
      'astro:build:done': async ({ dir }) => {
        const { pictures } = await readOutline(fileURLToPath(root));
        for (const { slug, name } of pictures) {
          const to = new URL(`.${paths.guide(slug)}`, dir);
          await mkdir(to, { recursive: true });
          await copyFile(new URL(`content/guides/${slug}/${name}`, root), new URL(name, to));
        }
      },
    },
  };
}
