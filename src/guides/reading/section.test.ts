import { describe, expect, it } from 'vitest';
import { parseSection, type SectionRules } from './section.ts';

const rules: SectionRules = {
  itemTag: { name: 'PrepTip', required: false },
  bodyTags: ['Callout', 'Reference'],
  footnotePrefix: 'tips-',
};
const parse = (text: string, more: Partial<SectionRules> = {}) =>
  parseSection(
    text,
    { ...rules, ...more },
    { resolveLink: (link) => link, imageSize: () => undefined },
  );
const problemsOf = (text: string, more?: Partial<SectionRules>) =>
  parse(text, more).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

describe('parseSection', () => {
  it('splits a file into its introduction and its items', () => {
    const { section, problems } = parse('Intro.\n\n## One *more*\n\nFirst.\n\n## Two\n\nSecond.\n');
    expect(problems).toEqual([]);
    expect(section.intro).toEqual([{ html: '<p>Intro.</p>' }]);
    expect(
      section.items.map(({ title, titleHtml, slug, place, body }) => ({
        title,
        titleHtml,
        slug,
        place,
        body,
      })),
    ).toEqual([
      {
        title: 'One more',
        titleHtml: 'One <em>more</em>',
        slug: 'one-more',
        place: { line: 3, column: 1 },
        body: [{ html: '<p>First.</p>' }],
      },
      {
        title: 'Two',
        titleHtml: 'Two',
        slug: 'two',
        place: { line: 7, column: 1 },
        body: [{ html: '<p>Second.</p>' }],
      },
    ]);
  });

  it('reads an item’s tag, typed, and knows the place of each attribute', () => {
    const tag = parse('## One\n\n<PrepTip\n  hours="1.5"\n/>\n\nText.\n').section.items[0]?.tag;
    expect(tag).toMatchObject({ name: 'PrepTip', props: { hours: 1.5 } });
    expect(tag?.placeOf('hours')).toEqual({ line: 4, column: 3 });
    expect(tag?.placeOf('nothing')).toEqual({ line: 3, column: 1 });
  });

  it('keeps text and components in their order', () => {
    const { section } = parse('## One\n\na\n\n<Callout kind="tip">b *c*</Callout>\n\nd\n');
    expect(section.items[0]?.body).toEqual([
      { html: '<p>a</p>' },
      { component: 'Callout', props: { kind: 'tip' }, children: [{ html: '<p>b <em>c</em></p>' }] },
      { html: '<p>d</p>' },
    ]);
  });

  it('prints the headings inside an item one level deeper', () => {
    expect(parse('## One\n\n### a\n\n#### b\n').section.items[0]?.body).toEqual([
      { html: '<h4>a</h4>\n<h5>b</h5>' },
    ]);
  });

  it('keeps footnotes apart, with ids of the section’s own', () => {
    const { section } = parse('## One\n\nText.[^1]\n\n[^1]: Note.\n');
    expect(section.items[0]?.body).toEqual([
      { html: expect.stringContaining('href="#tips-fn-1"') as string },
    ]);
    expect(section.footnotes).toEqual([
      { html: expect.stringMatching(/<li id="tips-fn-1">[^]*Note\./) as string },
    ]);
  });

  it.each([
    ['text below a heading', '## One\n', ['1:1 empty-item']],
    ['words in a heading', '##\n\na\n', ['1:1 empty-heading']],
    ['a heading of at most 200 characters', `## ${'a'.repeat(201)}\n\nb\n`, ['1:1 long-heading']],
    ['a tag of this file', '## One\n\n<Format minutes="10" />\n\na\n', ['3:1 misplaced-tag']],
    ['a tag once', '## One\n\n<PrepTip />\n\n<PrepTip />\n\na\n', ['5:1 misplaced-tag']],
    ['a tag before the text', '## One\n\na\n\n<PrepTip />\n', ['5:1 misplaced-tag']],
    [
      'no tag within a tag',
      '## One\n\n<Callout kind="tip">\n<Callout kind="tip">a</Callout>\n</Callout>\n',
      ['4:1 nested-tag'],
    ],
    [
      'no tag within a list',
      '## One\n\n- <Callout kind="tip">a</Callout>\n',
      ['3:3 misplaced-tag'],
    ],
    ['no small heading before the first item', '### a\n\n## One\n\nb\n', ['1:1 heading-skip']],
    ['no step left out between headings', '## One\n\n#### a\n\nb\n', ['3:1 heading-skip']],
    [
      'plain attributes',
      '## One\n\na\n\n<Callout kind={1}>b</Callout>\n',
      ['5:10 attribute-syntax'],
    ],
    ['no spread', '## One\n\na\n\n<Callout {...b}>c</Callout>\n', ['5:1 no-expression']],
    [
      'visible attributes',
      '## One\n\na\n\n<Callout kind="tip&#8203;">c</Callout>\n',
      ['5:10 hidden-character'],
    ],
  ])('asks for %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('asks for a tag only where one is required', () => {
    expect(problemsOf('## One\n\na\n')).toEqual([]);
    expect(problemsOf('## One\n\na\n', { itemTag: { name: 'Format', required: true } })).toEqual([
      '1:1 missing-tag',
    ]);
  });

  it('reads every item although one of them cannot be parsed', () => {
    const { section, problems } = parse(
      'Intro.\n\n## One\n\n<b>\n\n## Two\n\n{1} text\n\n## Three\n\ntext\n',
    );
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '5 no-html',
      '9 no-expression',
    ]);
    expect(section.items.map(({ title }) => title)).toEqual(['Two', 'Three']);
  });

  it('takes a ## within a code fence for code, even next to a broken tag', () => {
    const { section } = parse('## One\n\n```\n## not a heading\n```\n\n## Two\n\n<b>\n');
    expect(section.items.map(({ title }) => title)).toEqual(['One']);
  });

  it('counts columns as editors do', () => {
    expect(problemsOf('## One\n\n😀é <b>x</b>\n')).toEqual(['3:5 no-html']);
    expect(problemsOf('## One\n\n😀é\n\n<Callout kind="é" a="😀" b="1">x</Callout>\n')).toEqual([
      '5:10 unknown-value',
      '5:19 unknown-attribute',
      '5:26 unknown-attribute',
    ]);
  });

  it('reports a problem of the whole even where each part is sound by itself', () => {
    expect(problemsOf('## One\n\n{\n\n## Two\n\n}\n').length).toBeGreaterThan(0);
  });

  it('survives what makes the parser’s process abort', () => {
    expect(
      problemsOf('import x\n<"onclick="x \'<b>\'></\\a "title">www.a.example \\').length,
    ).toBeGreaterThan(0);
  });

  const fill = (sign: string) => `${sign.repeat(4_900 / sign.length)}\n`.repeat(53);
  it.each([
    '[',
    '![',
    '*',
    '*a',
    '_a ',
    '>',
    '- ',
    '`',
    '{',
    '&',
    '&#8238;',
    '[^a]',
    '[a](',
    '<',
    '<!--',
    '<a b="',
    '</a>',
    '"',
    "'",
    '...',
    '~~a~',
    'https://a.',
    'a.a_',
    'a@',
    '\\',
    '|a',
    '\t',
  ])('gets through 256 kB of %j without hanging, in one paragraph or in many', (sign) => {
    const started = performance.now();
    parse(`## One\n\n${fill(sign)}`);
    parse(`## One\n\n${fill(sign).replaceAll('\n', '\n\n')}`);
    expect(performance.now() - started).toBeLessThan(40_000);
  });

  it.each([
    ['unclosed tags', '<Callout kind="tip">\n\n'.repeat(12_000)],
    ['unclosed tags within the limit', '<b>\n\n'.repeat(1_200)],
    ['headings, one of them broken', `${'## a\n\n'.repeat(2_400)}<b>\n`],
    ['nested tags', `${'<b>\n'.repeat(1_200)}${'</b>\n'.repeat(1_200)}`],
    [
      'nested lists',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
    ],
    ['a wide table', `${'|a'.repeat(39)}|\n${'|-'.repeat(39)}|\n${'|\n'.repeat(4_500)}`],
    [
      'footnotes',
      Array.from({ length: 240 }, (_, i) => `[^${i}]\n\n[^${i}]: [^${i + 1}]`).join('\n\n'),
    ],
    ['braces within the limit', `${'a'.repeat(200)}{\n\n`.repeat(900)],
    ['quotation marks within the limit', `${'"a" '.repeat(1_200)}\n\n${'"'.repeat(3_000)}`],
  ])('gets through %s without hanging', (_, text) => {
    const started = performance.now();
    parse(text);
    expect(performance.now() - started).toBeLessThan(40_000);
  });
});
