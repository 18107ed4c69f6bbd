/** Writes the nodes that `policy.ts` lets through, several times faster than for any HTML there is. */
import type { ElementContent, Properties } from 'hast';

/** Attributes that are written otherwise than their property. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  className: 'class',
  tabIndex: 'tabindex',
  ariaLabel: 'aria-label',
  dataFootnoteRef: 'data-footnote-ref',
  dataFootnoteBackref: 'data-footnote-backref',
};
const WITHOUT_END: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** Text and attributes are escaped, and every attribute stands between double quotes. */
export function writeHtml(nodes: readonly ElementContent[]): string {
  let html = '';
  for (const node of nodes) {
    if (node.type === 'text') html += escaped(node.value, /[&<]/g);
    else if (node.type === 'element') {
      const { tagName } = node;
      html += `<${tagName}${attributes(node.properties)}>`;
      if (!WITHOUT_END.has(tagName)) html += `${writeHtml(node.children)}</${tagName}>`;
    }
  }
  return html;
}

function attributes(properties: Properties): string {
  let html = '';
  for (const [property, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    html += ` ${ATTRIBUTES[property] ?? property}`;
    if (value === true) continue;
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    html += `="${escaped(text, /["&'`]/g)}"`;
  }
  return html;
}

function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}
