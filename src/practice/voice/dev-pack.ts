import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { href } from '../../guides/paths.ts';
import { PACK_FOLDER } from './pack-manifest.ts';

/** The dev server makes no voice pack, so it serves the one of the last build. */
export function lastBuiltPack(): AstroIntegration {
  return {
    name: 'last-built-voice-pack',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folder = fileURLToPath(new URL(`../../../dist/${PACK_FOLDER}`, import.meta.url));
        server.middlewares.use(href(PACK_FOLDER), sirv(folder, { dev: true }));
      },
    },
  };
}
