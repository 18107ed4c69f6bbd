import { describe, expect, it } from 'vitest';
import { htmlBlock, plainHtml, plainText, textOfHtml, type Block } from './block.ts';

const callout: Block = {
  component: 'Callout',
  props: { kind: 'tip' },
  children: [{ html: '<p>two</p>' }],
};

describe('htmlBlock', () => {
  it('escapes text and attributes', () => {
    const blocks = htmlBlock([
      {
        type: 'element',
        tagName: 'a',
        properties: { title: '" onclick="x' },
        children: [{ type: 'text', value: '<script> & "q"' }],
      },
    ]);
    expect(blocks).toEqual([
      { html: '<a title="&#x22; onclick=&#x22;x">&#x3C;script> &#x26; "q"</a>' },
    ]);
  });

  it('makes no block of nothing', () => {
    expect(htmlBlock([])).toEqual([]);
    expect(htmlBlock([{ type: 'text', value: ' \n ' }])).toEqual([]);
  });
});

describe('plainHtml and plainText', () => {
  it('go through blocks and components in order', () => {
    expect(plainHtml([{ html: '<p>one</p>' }, callout])).toBe('<p>one</p><p>two</p>');
    expect(plainText([{ html: '<p>one</p>' }, callout])).toBe('one two');
  });

  it('keep the words of neighbouring elements apart', () => {
    const html =
      '<h4>a</h4><ul><li>b</li><li>c<br>d</li></ul><table><tr><th>e</th><td>f</td></tr></table><pre>g</pre>h';
    expect(plainText([{ html }])).toBe('a b c d e f g h');
  });
});

describe('textOfHtml', () => {
  it('undoes each escape once', () => {
    expect(textOfHtml('&#x3C;b> &#x26;lt; &amp;amp; &#60; &quot; &unknown;')).toBe(
      '<b> &lt; &amp; < " &unknown;',
    );
  });

  it('takes a > within an attribute for a part of the tag', () => {
    expect(textOfHtml('<a href="https://a.example" title="a > b">x</a> y')).toBe('x y');
  });
});
