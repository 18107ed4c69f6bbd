import { inlineHash, pagePolicy, type InlineHashes } from './content-policy.ts';
import { kindOf } from './page-kind.ts';

export interface Embedded {
  inline: InlineHashes;
  sources: string[];
}

export interface SealedPage extends Embedded {
  html: string;
}

const CHARSET = '<meta charset="utf-8">';

/**
 * A rendered page with its policy in it, for hosts that send no headers. The policy stands right
 * behind the encoding, before anything that it governs.
 *
 * Its bytes have to be found in the page: inline styles become one, which needs one hash only.
 *
 * @param html one character a byte (`latin1`), as in all of this module
 */
export function sealPage(html: string, file: string): SealedPage {
  const end = html.indexOf('</head>');
  const charset = html.indexOf(CHARSET);
  if (charset < 0 || charset > end)
    throw new Error(
      `${file}: no ${CHARSET} was found in its head, behind which the page’s policy would stand.`,
    );
  const start = charset + CHARSET.length;
  const head = withOneStyle(html.slice(start, end));
  const body = html.slice(end);
  const embedded = joined(embeddedIn(head), embeddedIn(body));
  const policy = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(embedded.inline, kindOf(file))}">`;
  return { html: [html.slice(0, start), policy, head, body].join(''), ...embedded };
}

/** What a page prints within itself, as hashes, and the addresses of the scripts that it loads. */
export function embeddedIn(page: string): Embedded {
  const scripts = elementsOf(page, 'script');
  const styles = elementsOf(page, 'style').filter(({ attributes }) => attributes === '');
  return {
    inline: {
      scripts: scripts
        .filter(({ attributes }) => isInlineScript(attributes))
        .map(({ text }) => hashOf(text)),
      styles: styles.map(({ text }) => hashOf(text)),
    },
    sources: scripts.flatMap(({ attributes }) => /\ssrc="([^"]*)"/.exec(attributes)?.[1] ?? []),
  };
}

function hashOf(text: string): string {
  return inlineHash(Buffer.from(text, 'latin1'));
}

function joined(one: Embedded, other: Embedded): Embedded {
  return {
    inline: {
      scripts: [...one.inline.scripts, ...other.inline.scripts],
      styles: [...one.inline.styles, ...other.inline.styles],
    },
    sources: [...one.sources, ...other.sources],
  };
}

interface Element {
  /** What stands between its name and the end of its first tag. */
  attributes: string;
  text: string;
  /** Where it begins in the page, and where it has ended. */
  start: number;
  end: number;
}

/** The elements of a name, in their order: such whose text is no markup, as that of a script. */
function elementsOf(page: string, name: 'script' | 'style'): Element[] {
  const [open, close] = [`<${name}`, `</${name}>`];
  const elements: Element[] = [];
  // To look for a plain text takes half the time of a regular expression.
  for (let start = page.indexOf(open); start >= 0; start = page.indexOf(open, start + 1)) {
    const tagEnd = page.indexOf('>', start);
    const textEnd = page.indexOf(close, tagEnd);
    if (tagEnd < 0 || textEnd < 0) break;
    const end = textEnd + close.length;
    const attributes = page.slice(start + open.length, tagEnd);
    // Not of another element, whose name begins with this one.
    if (/^\w|^-/.test(attributes)) continue;
    elements.push({ attributes, text: page.slice(tagEnd + 1, textEnd), start, end });
    start = end - 1;
  }
  return elements;
}

/** Data, such as structured data for search engines, is not run and needs no leave. */
function isInlineScript(attributes: string): boolean {
  return !/\s(?:src=|type="application\/)/.test(attributes);
}

/** All styles in the last one's place, in their order. */
function withOneStyle(head: string): string {
  const styles = elementsOf(head, 'style').filter(({ attributes }) => attributes === '');
  const style = `<style>${styles.map(({ text }) => shortStyle(text)).join('')}</style>`;
  let from = 0;
  const parts = styles.flatMap(({ start, end }, index) => {
    const before = head.slice(from, start);
    from = end;
    return index === styles.length - 1 ? [before, style] : [before];
  });
  return [...parts, head.slice(from)].join('');
}

/** Without the hashes in our fonts' names, which no other font has. */
function shortStyle(css: string): string {
  return css.replace(/"([\w ]+)-[0-9a-f]{16}(?=[" ])/g, '"$1').trim();
}
