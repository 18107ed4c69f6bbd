/** Bytes of the built pages that say nothing: a guide weighs about a hundred less without them. */

/** What must stay as it is, letter by letter. */
const KEPT = /<(script|style|pre|textarea)\b/g;
/** Tags that end an element where the standard ends it anyhow: before these that begin or end. */
const NEEDLESS_ENDS = new RegExp(
  [
    String.raw`<\/(?:p>\s*(?=<(?:p|div|ul|ol|dl|h[1-6]|pre|table|section|details|blockquote)[\s>]`,
    // Not within a link or an element of our own: there a paragraph needs its end.
    String.raw`|<\/(?:div|li|section|article|header|footer|td|dd|details|blockquote)>)`,
    String.raw`|li>\s*(?=<li[\s>]|<\/[uo]l>)`,
    String.raw`|t[dh]>\s*(?=<t[dh][\s>]|<\/tr>)`,
    String.raw`|tr>\s*(?=<tr[\s>]|<\/t(?:body|head)>))`,
  ].join(''),
  'g',
);
/** Of what stands in a head. */
const CLOSED_TAG = /(<(?:meta|link)\b[^>]*?)\s*\/>/g;
const GENERATORS_LICENSE = /^(<style>)\/\*!.*?\*\/\s*/;

/** The same page in fewer bytes: a parser makes the same of both, but for white space between blocks. */
export function shortenPage(html: string): string {
  let page = '';
  let from = 0;
  const head = html.indexOf('</head>');
  const shorten = (start: number, end?: number) => {
    const markup = withoutEnds(html.slice(start, end));
    return start < head ? markup.replace(CLOSED_TAG, '$1>') : markup;
  };
  for (const { index, 1: name = '' } of html.matchAll(KEPT)) {
    // Within what was kept, such as the text of a script.
    if (index < from) continue;
    const end = html.indexOf(`</${name}>`, index);
    if (end < 0) break;
    page += shorten(from, index);
    from = end + name.length + 3;
    page += html.slice(index, from).replace(GENERATORS_LICENSE, '$1');
  }
  return page + shorten(from);
}

function withoutEnds(markup: string): string {
  return markup.replaceAll('&#39;', "'").replace(NEEDLESS_ENDS, '');
}
