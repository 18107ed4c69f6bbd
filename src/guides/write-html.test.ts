import fc from 'fast-check';
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { writeHtml } from './write-html.ts';

const text = fc.string({
  unit: fc.constantFrom('a', ' ', '<', '>', '&', '"', "'", '`', '=', '/', '\u00a0', 'é'),
  maxLength: 12,
});
const properties: fc.Arbitrary<Properties> = fc.record(
  {
    href: text,
    title: fc.option(text),
    id: text,
    className: fc.array(fc.constantFrom('hl-word', 'align-right'), { minLength: 1 }),
    tabIndex: fc.constant(0),
    ariaLabel: text,
    dataFootnoteRef: fc.constantFrom('', true),
    start: fc.integer(),
  },
  { requiredKeys: [] },
);
const { node } = fc.letrec<{ node: ElementContent; element: Element }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constant('text' as const), value: text }),
    fc.record({
      type: fc.constant('element' as const),
      tagName: fc.constantFrom('img', 'br'),
      properties,
      children: fc.constant<ElementContent[]>([]),
    }),
    tie('element'),
  ),
  element: fc.record({
    type: fc.constant('element' as const),
    tagName: fc.constantFrom('p', 'a', 'li', 'table', 'code'),
    properties,
    children: fc.array(tie('node'), { maxLength: 4 }),
  }),
}));

it('writes what the writer of all HTML does', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
      expect(writeHtml(nodes)).toBe(toHtml(nodes));
    }),
  );
});
