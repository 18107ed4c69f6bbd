import hljs from 'highlight.js/lib/common';
import arduino from 'highlight.js/lib/languages/arduino';
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

for (const [name, language] of Object.entries({
  arduino,
  dockerfile,
  http,
  nginx,
  powershell,
  hcl,
}))
  hljs.registerLanguage(name, language);
hljs.registerAliases(['terraform', 'tf'], { languageName: 'hcl' });

/** The names a fence may carry, without their aliases. */
export const LANGUAGES: readonly string[] = hljs.listLanguages().toSorted();

/** Whether a fence may carry the name, aliases included. */
export function isLanguage(name: string): boolean {
  return hljs.getLanguage(name) !== undefined;
}

/** Two inks and two weights are enough: what a style sheet has to tell apart, by highlight.js's scopes. */
const INKS = {
  'hl-aside': ['comment', 'quote', 'meta'],
  'hl-word': ['keyword', 'built_in', 'selector-tag', 'section', 'title'],
  'hl-value': ['string', 'number', 'literal', 'regexp', 'symbol'],
  'hl-name': ['attr', 'attribute', 'property', 'variable', 'type'],
} as const;
const inkOf = new Map<string, string>(
  Object.entries(INKS).flatMap(([ink, scopes]) => scopes.map((scope) => [`hljs-${scope}`, ink])),
);

/**
 * Highlight code at build time as `<span class="hl-…">`: classes alone, no inline styles, so a
 * strict Content-Security-Policy holds and one style sheet colors both themes.
 */
export function highlight(code: string, language: string): ElementContent[] {
  return inked(hljs.highlight(code, { language, ignoreIllegals: true }).value);
}

/** A span with classes, the end of one, or text: all that highlight.js writes. */
const TOKEN = /<span class="([\w-]+)[^>]*>|(<\/span>)|([^<]+)/g;

/** Each span in its ink; one without an ink is only its text. */
function inked(html: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  const open = [nodes];
  for (const [, name, end, text] of html.matchAll(TOKEN)) {
    const around = open.at(-1) ?? nodes;
    if (text !== undefined) around.push({ type: 'text', value: unescaped(text) });
    else if (end !== undefined) open.pop();
    else {
      const ink = inkOf.get(name ?? '');
      const children: ElementContent[] = ink === undefined ? around : [];
      if (ink !== undefined)
        around.push({
          type: 'element',
          tagName: 'span',
          properties: { className: [ink] },
          children,
        });
      open.push(children);
    }
  }
  return nodes;
}

const ENTITIES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x27;', "'"],
  ['&amp;', '&'],
]);

function unescaped(html: string): string {
  return html.replace(/&[^;]+;/g, (entity) => ENTITIES.get(entity) ?? entity);
}
