import type { ConfigData } from 'html-validate';

/** The rules of the standard and of accessibility stay; what is off is a matter of style. */
export const htmlValidateConfig: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Checkboxes of one name are the choices of one question.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Astro prints `<meta …/>` for tags whose name is a variable; the slash has no meaning in HTML.
    'void-style': 'off',
    // The standard closes paragraphs by what follows; the build leaves their end tags out.
    'no-implicit-close': 'off',
    // A hash guards against another origin that changes a file; our scripts come with the page.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
};
