import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';

/**
 * What Vite puts around each `import()`: it asks for the module's own imports at the same time.
 * Vite's version also waits for style sheets and tells of failures; no script here imports styles,
 * and every page would carry 0.7 kB for it.
 *
 * @param base the base path, before which Vite names files
 */
export function shortPreloadHelper(base: string): Plugin {
  return {
    name: 'short-preload-helper',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== HELPER) return undefined;
      return `export const __vitePreload = (load, files = []) => {
        for (const file of files) {
          const href = ${JSON.stringify(base)} + file;
          if (document.querySelector('link[href="' + href + '"]')) continue;
          document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
        }
        return load();
      }`;
    },
  };
}
