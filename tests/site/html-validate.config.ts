import type { ConfigData } from 'html-validate';

/** The rules of the standard and of accessibility stay; what is off is a matter of style. */
export const htmlValidateConfig: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Astro prints `<meta …/>` for tags whose name is a variable; the slash has no meaning in HTML.
    'void-style': 'off',
    // A hash guards against another origin that changes a file; our scripts come with the page.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
};
