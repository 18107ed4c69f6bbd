import { inlineHash, pagePolicy, type InlineHashes } from './content-policy.ts';
import { kindOf } from './page-kind.ts';

export interface SealedPage {
  html: string;
  inline: InlineHashes;
}

const STYLE = /<style>([^]*?)<\/style>/g;
const SCRIPT = /<script\b([^>]*)>([^]*?)<\/script>/g;
const CHARSET = '<meta charset="utf-8">';

/**
 * A rendered page with its policy in it, for hosts that send no headers. The policy stands right
 * behind the encoding, before anything that it governs.
 *
 * Its bytes have to be found in the page: inline styles become one, which needs one hash only.
 */
export function sealPage(html: string, file: string): SealedPage {
  const end = html.indexOf('</head>');
  if (end < 0 || !html.slice(0, end).includes(CHARSET))
    throw new Error(
      `${file}: no ${CHARSET} was found in its head, behind which the page’s policy would stand.`,
    );
  const page = withOneStyle(html.slice(0, end)) + html.slice(end);
  const inline = inlineHashes(page);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(inline, kindOf(file))}">`;
  return { html: page.replace(CHARSET, () => CHARSET + policy), inline };
}

/** The hashes of what a page prints within itself. */
export function inlineHashes(page: string): InlineHashes {
  return {
    scripts: [...page.matchAll(SCRIPT)]
      .filter(([, attributes = '']) => isInlineScript(attributes))
      .map(([, , text = '']) => inlineHash(text)),
    styles: [...page.matchAll(STYLE)].map(([, text = '']) => inlineHash(text)),
  };
}

/** Data, such as structured data for search engines, is not run and needs no leave. */
function isInlineScript(attributes: string): boolean {
  return !/\s(?:src=|type="application\/)/.test(attributes);
}

/** All styles in the last one's place, in their order. */
function withOneStyle(head: string): string {
  const texts = [...head.matchAll(STYLE)].map(([, text = '']) => shortStyle(text));
  let left = texts.length;
  return head.replace(STYLE, () => (--left === 0 ? `<style>${texts.join('')}</style>` : ''));
}

/** Without the hashes in our fonts' names, which no other font has. */
function shortStyle(css: string): string {
  return css.replace(/"([\w ]+)-[0-9a-f]{16}(?=[" ])/g, '"$1').trim();
}
