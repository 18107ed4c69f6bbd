import { common, createLowlight } from 'lowlight';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import http from 'highlight.js/lib/languages/http';
import nginx from 'highlight.js/lib/languages/nginx';
import powershell from 'highlight.js/lib/languages/powershell';
import type { ElementContent } from 'hast';
import type { LanguageFn } from 'highlight.js';

/** HCL, the language of Terraform, which highlight.js does not carry. */
const hcl: LanguageFn = (hljs) => ({
  name: 'HCL',
  keywords: {
    keyword:
      'resource data variable output locals module provider terraform moved import removed check for in if',
    literal: 'true false null',
  },
  contains: [
    hljs.HASH_COMMENT_MODE,
    hljs.C_LINE_COMMENT_MODE,
    hljs.QUOTE_STRING_MODE,
    hljs.C_NUMBER_MODE,
    { scope: 'attr', begin: /[\w-]+(?=\s*=[^=])/ },
  ],
});

const lowlight = createLowlight({ ...common, dockerfile, http, nginx, powershell, hcl });
lowlight.registerAlias({ hcl: ['terraform', 'tf'], plaintext: ['text'] });

/** The names a fence may carry, without their aliases. */
export const LANGUAGES: readonly string[] = lowlight.listLanguages().toSorted();

/** Whether a fence may carry the name, aliases included. */
export function isLanguage(name: string): boolean {
  return lowlight.registered(name);
}

/** Two inks and two weights are enough: what a style sheet has to tell apart, by highlight.js's scopes. */
const INKS = {
  'hl-aside': ['comment', 'quote', 'meta'],
  'hl-word': ['keyword', 'built_in', 'selector-tag', 'section', 'title'],
  'hl-value': ['string', 'number', 'literal', 'regexp', 'symbol'],
  'hl-name': ['attr', 'attribute', 'property', 'variable', 'type'],
} as const;
const inkOf = new Map<unknown, string>(
  Object.entries(INKS).flatMap(([ink, scopes]) => scopes.map((scope) => [`hljs-${scope}`, ink])),
);

/**
 * Highlight code at build time as `<span class="hl-…">`: classes alone, no inline styles, so a
 * strict Content-Security-Policy holds and one style sheet colors both themes.
 */
export function highlight(code: string, language: string): ElementContent[] {
  return inked(lowlight.highlight(language, code).children as ElementContent[]);
}

/** Each span in its ink; one without an ink is only its text. */
function inked(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node];
    const { className } = node.properties;
    const ink = Array.isArray(className) ? inkOf.get(className[0]) : undefined;
    const children = inked(node.children);
    return ink === undefined ? children : [{ ...node, properties: { className: [ink] }, children }];
  });
}
