/** Bytes of the built pages that say nothing: a guide weighs about a hundred less without them. */

/** What must stay as it is, letter by letter, and what stands between. */
const KEPT = /(<(script|style|pre|textarea)\b[^]*?<\/\2>)/;
/** Tags that end an element where the standard ends it anyhow: before these that begin or end. */
const NEEDLESS_ENDS = [
  /<\/p>\s*(?=<(?:p|div|ul|ol|dl|h[1-6]|pre|table|section|details|blockquote)[\s>])/g,
  // Not within a link or an element of our own: there a paragraph needs its end.
  /<\/p>\s*(?=<\/(?:div|li|section|article|header|footer|td|dd|details|blockquote)>)/g,
  /<\/li>\s*(?=<li[\s>]|<\/[uo]l>)/g,
  /<\/t[dh]>\s*(?=<t[dh][\s>]|<\/tr>)/g,
  /<\/tr>\s*(?=<tr[\s>]|<\/t(?:body|head)>)/g,
];

/** The same page in fewer bytes: a parser makes the same of both, but for white space between blocks. */
export function shortenPage(html: string): string {
  return html
    .split(KEPT)
    .map((part, index) => {
      // `split` puts what the two groups caught between the rest.
      if (index % 3 === 2) return '';
      if (index % 3 === 1) return part.replace(/^(<style>)\/\*!.*?\*\/\s*/, '$1');
      return NEEDLESS_ENDS.reduce(
        (text, end) => text.replace(end, ''),
        part.replaceAll('&#39;', "'").replace(/(<(?:meta|link)\b[^>]*?)\s*\/>/g, '$1>'),
      );
    })
    .join('');
}
