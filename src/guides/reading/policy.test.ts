import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { linkTrouble } from './links.ts';
import { clean } from './policy.ts';
import { isTagName, refuse } from './refusals.ts';
import type { RawNode } from './tree.ts';
import type { Finding } from '../problem.ts';

const position = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
const element = (
  tagName: string,
  properties: Record<string, unknown> = {},
  ...children: RawNode[]
): RawNode => ({
  type: 'element',
  tagName,
  properties,
  children,
  position,
});
const text = (value: string): RawNode => ({ type: 'text', value, position });

function cleaned(...nodes: RawNode[]) {
  const problems: Finding[] = [];
  const links: string[] = [];
  const html = toHtml(
    clean(nodes, {
      resolveLink: (link) => `/base/${link}`,
      imageSize: (name) => (name === 'a.png' ? { width: 4, height: 3 } : undefined),
      report: (finding) => problems.push(finding),
      onLink: (link) => links.push(link),
    }),
  );
  return { html, rules: problems.map(({ rule }) => rule), problems, links };
}

describe('linkTrouble', () => {
  it.each([
    'https://a.example',
    'HTTPS://A.example/x?y#z',
    'mailto:a@b.example',
    '/',
    '/skills/http/',
    './',
    '../other/',
    '#id',
    'https://a.example/%20',
  ])('lets %j pass', (link) => {
    expect(linkTrouble(link)).toBeUndefined();
  });

  it.each([
    ['', 'no address'],
    ['http://a.example', 'not encrypted'],
    ['javascript:alert(1)', 'may not use “javascript:”'],
    ['JAVASCRIPT:alert(1)', 'may not use “javascript:”'],
    ['data:text/html,x', 'may not use “data:”'],
    ['vbscript:x', 'may not use “vbscript:”'],
    ['file:///etc/passwd', 'may not use “file:”'],
    ['ftp://a.example', 'may not use “ftp:”'],
    ['view-source:https://a.example', 'may not use “view-source:”'],
    ['java\nscript:alert(1)', 'a control character'],
    ['java\tscript:alert(1)', 'a control character'],
    ['\u0001javascript:alert(1)', 'a control character'],
    [' https://a.example', 'a space'],
    ['\\\\a.example', 'a backslash'],
    ['/\\a.example', 'a backslash'],
    ['//a.example', 'does not say where'],
    ['https:a.example', 'is not an address'],
    ['https://', 'is not an address'],
    ['https://[', 'is not an address'],
    ['a.example', 'does not say where'],
    ['?a=b', 'does not say where'],
    ['.../x', 'does not say where'],
    [':', 'does not say where'],
  ])('refuses %j', (link, message) => {
    expect(linkTrouble(link)?.message).toContain(message);
  });
});

describe('clean', () => {
  it('copies what Markdown makes', () => {
    expect(cleaned(element('p', {}, text('a <b> '), element('strong', {}, text('c')))).html).toBe(
      '<p>a &#x3C;b> <strong>c</strong></p>',
    );
  });

  it('drops every property that is not on the list', () => {
    expect(
      cleaned(
        element('p', { onClick: 'x', style: 'y', className: ['z'], id: 'questions' }, text('a')),
      ).html,
    ).toBe('<p>a</p>');
    expect(cleaned(element('ol', { start: 3, onload: 'x' })).html).toBe('<ol start="3"></ol>');
  });

  it.each([
    'script',
    'style',
    'iframe',
    'svg',
    'form',
    'div',
    'span',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'SCRIPT',
  ])('leaves <%s> out with what it holds', (name) => {
    expect(cleaned(element(name, {}, text('alert(1)')))).toMatchObject({
      html: '',
      problems: [{ line: 3, column: 5 }],
    });
  });

  it.each([
    'raw',
    'comment',
    'doctype',
    'mdxjsEsm',
    'mdxFlowExpression',
    'mdxTextExpression',
    'root',
    'nonsense',
  ])('leaves a node of type %s out', (type) => {
    expect(cleaned({ type, value: '<script>', position })).toMatchObject({
      html: '',
      rules: [expect.any(String)],
    });
  });

  it('keeps the words of a link that it refuses', () => {
    expect(cleaned(element('a', { href: 'javascript:x' }, text('words')))).toMatchObject({
      html: 'words',
      rules: ['unsafe-link'],
      links: [],
    });
  });

  it('resolves the links it keeps, and tells of those within the site', () => {
    const { html, links } = cleaned(
      element('a', { href: '../x/' }, text('a')),
      element('a', { href: 'https://a.example' }, text('b')),
    );
    expect(html).toContain('href="/base/../x/"');
    expect(links).toEqual(['../x/']);
  });

  it('gives a picture its size, and refuses one without words or without a file', () => {
    expect(cleaned(element('img', { src: './a.png', alt: 'A', onerror: 'x' })).html).toBe(
      '<img src="/base/./a.png" alt="A" width="4" height="3" loading="lazy">',
    );
    expect(cleaned(element('img', { src: './a.png' })).rules).toEqual(['image-alt']);
    expect(cleaned(element('img', { src: './b.png', alt: 'B' })).rules).toEqual(['image-missing']);
    expect(cleaned(element('img', { src: './../a.png', alt: 'B' })).rules).toEqual(['image-place']);
  });

  it('refuses hidden characters in text and in titles', () => {
    expect(cleaned(text('a\u202eb'))).toMatchObject({ html: '', rules: ['hidden-character'] });
    expect(cleaned(element('a', { href: '#a', title: 'a\u200bb' }, text('c')))).toMatchObject({
      html: '<a href="/base/#a">c</a>',
      rules: ['hidden-character'],
    });
  });

  it('lets a wide table scroll and keeps its alignment as a class', () => {
    const { html } = cleaned(
      element(
        'table',
        {},
        element(
          'tr',
          {},
          element('td', { style: 'text-align: right' }),
          element('td', { style: 'color: red' }),
        ),
      ),
    );
    expect(html).toBe(
      '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><tr><td class="align-right"></td><td></td></tr></table></div>',
    );
  });

  it('makes a heading of a column a plain cell where it has no words', () => {
    const { html } = cleaned(element('tr', {}, element('th'), element('th', {}, text('Cost'))));
    expect(html).toBe('<tr><td></td><th scope="col">Cost</th></tr>');
  });

  it('stops at 24 levels, once', () => {
    const deep = (levels: number): RawNode =>
      levels === 0 ? text('x') : element('blockquote', {}, deep(levels - 1));
    expect(cleaned(deep(24)).rules).toEqual([]);
    expect(cleaned(deep(5_000)).rules).toEqual(['too-deep']);
  });

  it('gives a node that the parser made up the place of its parent', () => {
    const { problems } = cleaned(
      element('li', {}, { type: 'element', tagName: 'input', children: [] }),
    );
    expect(problems).toMatchObject([{ rule: 'task-list', line: 3, column: 5 }]);
  });
});

describe('refuse', () => {
  it.each([
    ['Calout', 'unknown-tag', 'write <Callout>'],
    ['Zzzzzzzzzzzzzzzz', 'unknown-tag', 'remove the tag'],
    ['script', 'no-html', 'remove the tag'],
    ['Callout', 'misplaced-tag', 'move it out'],
  ])('says of <%s> what to do', (name, rule, fix) => {
    const finding = refuse({ type: 'mdxJsxTextElement', name, position });
    expect(finding).toMatchObject({ rule, line: 3, column: 5 });
    expect(finding.fix).toContain(fix);
  });
});

describe('isTagName', () => {
  it('knows the kit and nothing that objects inherit', () => {
    expect(['Callout', 'Question'].every(isTagName)).toBe(true);
    expect(
      ['constructor', '__proto__', 'toString', 'callout', '', null, undefined].some(isTagName),
    ).toBe(false);
  });
});
