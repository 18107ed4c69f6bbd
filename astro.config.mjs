import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { writersPanel } from './src/editorial/writers-panel.ts';
import { ownFonts } from './src/fonts/own-fonts.ts';
import { contentForPages } from './src/guides/content-for-pages.ts';
import { contentInDevServer } from './src/guides/live-content.ts';
import { guidePictures } from './src/guides/pictures.ts';
import { lastBuiltPack } from './src/practice/voice/dev-pack.ts';
import { lastBuiltIndex } from './src/search/dev-index.ts';
import { builtElsewhere, isIndexed, lastModified, picturesOf } from './src/seo/sitemap.ts';
import { site } from './src/site.ts';
import { astroInFewFiles } from './tools/astro-in-few-files.ts';
import { shortPreloadHelper } from './tools/preload-helper.ts';
import { tailwindFor } from './tools/tailwind.ts';

/** @type {import('astro').AstroUserConfig} */
export default {
  site: site.origin,
  base: site.base,
  trailingSlash: 'always',
  // CSS is a part of the page: one round trip less on the first visit.
  build: { inlineStylesheets: 'always' },
  // Scripts stay files, so that a Content-Security-Policy needs no exception for them.
  vite: {
    plugins: [
      tailwindFor(/\/src\/styles\/site\.css(?:\?|$)/),
      shortPreloadHelper(site.base),
      astroInFewFiles(),
    ],
    // Colors are written with light-dark(); what is older than that needs no other fallbacks.
    build: { assetsInlineLimit: 0, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
    // Every page writes out the names of its scripts; Astro's own are 60 characters long.
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
  integrations: [
    // Shiki writes inline styles, which a strict Content-Security-Policy refuses.
    mdx({ syntaxHighlight: false }),
    contentForPages(),
    contentInDevServer(),
    guidePictures(),
    lastBuiltIndex(),
    lastBuiltPack(),
    writersPanel(),
    sitemap({
      customPages: builtElsewhere,
      filter: isIndexed,
      serialize: async ({ url }) => ({
        url,
        lastmod: await lastModified(url),
        img: picturesOf(url).map((picture) => ({ url: picture })),
      }),
    }),
  ],
  // Optional: a font that comes late waits for the next page, and no line ever moves; so the next
  // of the stack need not be stretched to its measures.
  // Subsets under names of their own: “Source” is a reserved font name of its license.
  fonts: [
    {
      provider: ownFonts,
      name: 'Field Guide Display',
      cssVariable: '--font-display',
      fallbacks: ['Rockwell', 'Georgia', 'serif'],
      optimizedFallbacks: false,
      display: 'optional',
      options: {
        variants: [{ file: 'besley-600.woff2', weight: 600 }],
      },
    },
    {
      provider: ownFonts,
      name: 'Field Guide Text',
      cssVariable: '--font-text',
      fallbacks: ['Georgia', 'serif'],
      optimizedFallbacks: false,
      display: 'optional',
      options: {
        variants: [{ file: 'source-serif-4.woff2', weight: '400 600' }],
      },
    },
  ],
  prerenderConflictBehavior: 'error',
  // A page whose key is that of the former build is taken from there: see src/guides/cache-key.ts.
  experimental: { incrementalBuild: true },
  // No picture goes through Astro: sharp need not be loaded.
  image: { service: { entrypoint: 'astro/assets/services/noop', config: {} } },
  devToolbar: { enabled: false },
};
