import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Astro's module for the app of the dev server, and what it is called here: no path leads to it. */
const APP = 'virtual:astro:server-app';
const BUNDLED_APP = 'astro-server-app';
const APP_FILE = fileURLToPath(
  new URL('vite-plugin-app/createAstroServerApp.js', import.meta.resolve('astro')),
);

const IMAGE_ENDPOINT = 'astro/assets/endpoint/dev';

/** All that templates, virtual modules, and the app ask of Astro: what is missing has another copy. */
const ASKED = [
  BUNDLED_APP,
  IMAGE_ENDPOINT,
  ...[
    'app',
    'app/entrypoint/dev',
    'app/fetch/default-handler',
    'app/manifest',
    'assets',
    'assets/fonts/runtime.js',
    'assets/runtime',
    'assets/services/noop',
    'assets/utils/inferRemoteSize.js',
    'compiler-runtime',
    'content/runtime',
    'errors',
    'jsx-runtime',
    'logger/console',
    'runtime/server/index.js',
    'virtual-modules/middleware.js',
    'zod',
  ].map((name) => `astro/${name}`),
];

const OPTIMIZED = /\/deps_ssr\//;

/**
 * Astro's own modules in few files: the dev server has Vite transform 400 of them before its first
 * page. Vite bundles them once, as it does with packages for the browser, and keeps the result.
 */
export function astroInFewFiles(): Plugin {
  return {
    name: 'astro-in-few-files',
    apply: 'serve',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          { find: BUNDLED_APP, replacement: APP_FILE },
          // Astro's route for images asks for it by its path, which Vite does not take for a package.
          { find: /^.*\/astro\/dist\/assets\/endpoint\/dev\.js$/, replacement: IMAGE_ENDPOINT },
        ],
      },
    }),
    configEnvironment(name) {
      if (name !== 'ssr') return undefined;
      return {
        optimizeDeps: {
          include: ASKED,
          exclude: ['astro:*', 'virtual:astro:*'],
          rolldownOptions: { plugins: [otherPackagesStay] },
        },
      };
    },
    // Astro asks for its app before the server listens, which is when Vite would begin to bundle.
    configureServer: async (server) => {
      await server.environments.ssr.depsOptimizer?.init();
    },
    resolveId: {
      filter: { id: new RegExp(`^${APP}$`) },
      handler: () => `\0${BUNDLED_APP}`,
    },
    load: {
      filter: { id: new RegExp(`^\0${BUNDLED_APP}$`) },
      handler: () => `export { default } from '${BUNDLED_APP}';`,
    },
    // To follow lines back into Astro's files takes as long as all else that is done to them.
    transform: {
      filter: { id: OPTIMIZED },
      handler: (code) => ({ code, map: { mappings: '' } }),
    },
  };
}

/** Node loads them by itself, and has loaded most of them already. */
const otherPackagesStay = {
  name: 'other-packages-stay',
  resolveId: {
    order: 'pre' as const,
    filter: { id: /^(?!astro|@astrojs)[a-z@]/ },
    handler: (id: string, importer?: string) =>
      importer === undefined ? undefined : { id, external: true },
  },
};
