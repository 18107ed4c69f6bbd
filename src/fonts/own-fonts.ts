import { fileURLToPath } from 'node:url';
import type { FontProvider } from 'astro';

interface Variant {
  /** The name of a file beside this one. */
  file: string;
  weight: number | string;
}

/**
 * Fonts that lie in this folder. `fontProviders.local()` would do as well, but `astro/config`, where
 * it is, loads an optimizer of SVG with 400 modules, for a fifth of a second at every start.
 */
export const ownFonts: FontProvider<{ variants: readonly Variant[] }> = {
  name: 'own',
  resolveFont: ({ options }) => ({
    fonts: (options?.variants ?? []).map(({ file, weight }) => ({
      src: [{ url: fileURLToPath(new URL(file, import.meta.url)) }],
      weight,
      style: 'normal',
    })),
  }),
};
