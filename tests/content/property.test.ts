import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/guides/block.ts';
import { parseGuide } from '../../src/guides/reading/guide-parser.ts';
import type { Finding } from '../../src/guides/problem.ts';
import * as schema from '../../src/guides/schema.ts';
import { parseSection, type SectionRules } from '../../src/guides/reading/section.ts';
import { decode } from '../../src/guides/reading/source.ts';
import { readYaml } from '../../src/guides/reading/yaml.ts';
import { mdx, mutatedGuide, WITNESS } from './arbitrary.ts';
import { TODAY } from './sound-guide.ts';

const seed = Number(process.env['SEED'] ?? 20_261_201);
console.log(`fast-check seed: ${seed} (set SEED to try another)`);
const runs = { seed, numRuns: Number(process.env['RUNS'] ?? 2_000) };

const rules: SectionRules = {
  itemTag: { name: 'Question', required: true },
  bodyTags: ['KeyPoint', 'WeakAnswer', 'SampleAnswer', 'Reference', 'Callout'],
  footnotePrefix: 'q-',
};
const cleaning = {
  resolveLink: (link: string) => link,
  imageSize: () => ({ width: 1, height: 1 }),
};

const FORBIDDEN = `script, style, iframe, frame, object, embed, form, input, button, svg, math, base, meta, link, template, noscript, ${WITNESS}`;
const ALLOWED = new Set(
  'p em strong del br hr blockquote ul ol li h4 h5 a sup img pre code span table thead tbody tr th td div'.split(
    ' ',
  ),
);

/** Whether printing this HTML does nothing but show it. */
function expectHarmless(html: string): void {
  const $ = load(html, null, false);
  expect($(FORBIDDEN).length, html).toBe(0);
  for (const node of $('*').toArray()) {
    const name = $(node).prop('tagName')?.toLowerCase() ?? '';
    expect(ALLOWED.has(name), `<${name}> in ${html}`).toBe(true);
    for (const [name, value] of Object.entries($(node).attr() ?? {})) {
      expect(name, html).not.toMatch(/^on|^style$|^srcdoc$|[^a-z-]/);
      if (name !== 'href' && name !== 'src') continue;
      const { protocol, host } = new URL(value, 'https://site.invalid/guides/tester/');
      expect(['https:', 'mailto:'], html).toContain(protocol);
      if (!/^https:\/\//i.test(value) && protocol === 'https:')
        expect(host, html).toBe('site.invalid');
    }
  }
}

function htmlOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => ('html' in block ? [block.html] : htmlOf(block.children)));
}

function expectFindings(problems: readonly Finding[], text: string): void {
  const lines = text.split(/\r\n?|\n/).length;
  for (const { line, column, message, expected, fix, rule } of problems) {
    expect(line, message).toBeGreaterThanOrEqual(1);
    expect(line, message).toBeLessThanOrEqual(lines);
    expect(column, message).toBeGreaterThanOrEqual(1);
    for (const words of [message, expected, fix, rule]) expect(words.trim()).not.toBe('');
  }
}

describe('random MDX', () => {
  it('becomes problems or harmless blocks, and never throws', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mdx, (text) => {
        const { section, problems } = parseSection(text, rules, cleaning);
        expectFindings(problems, text);
        const { intro, items, footnotes } = section;
        [...htmlOf(intro), ...htmlOf(footnotes)].forEach(expectHarmless);
        for (const { titleHtml, body } of items)
          [titleHtml, ...htmlOf(body)].forEach(expectHarmless);
      }),
      runs,
    );
  });

  it('keeps what a writer escaped as text', () => {
    const around = fc.constantFrom('', 'a ', '> ', '- ', '**b** ', '[l](https://a.example) ');
    const escaped = fc.constantFrom('`<b>`', '&lt;b>', '&#60;b>', '\\<b>', '``<b>``');
    fc.assert(
      fc.property(around, escaped, (before, text) => {
        const { section, problems } = parseSection(before + text, rules, cleaning);
        expect(problems).toEqual([]);
        const $ = load(htmlOf(section.intro).join(''), null, false);
        expect($('b').length).toBe(0);
        expect($.root().text()).toContain('<b>');
      }),
      { ...runs, numRuns: 200 },
    );
  });
});

describe('a sound guide after random mutations', () => {
  it('becomes problems or a harmless guide, and never throws', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mutatedGuide, (files) => {
        // As on the disk: what a file may not hold is taken out before it is parsed.
        const sources = new Map(
          [...files].map(([name, text]) => [
            name,
            { path: name, text: decode(Buffer.from(text)).text },
          ]),
        );
        const { guide, problems } = parseGuide(
          { slug: 'tester', path: '.', files: sources, unreadable: new Set(), images: new Map() },
          TODAY,
        );
        for (const problem of problems)
          expectFindings([problem], sources.get(problem.file)?.text ?? '');
        expect(guide === undefined).toBe(problems.length > 0);
        if (!guide) return;
        const { quickAnswer, questions, prepTips, formats, mistakes, faqs } = guide;
        const articles = [...prepTips.items, ...formats.items, ...mistakes.items, ...faqs.items];
        const html = [
          ...htmlOf(quickAnswer),
          ...[questions, prepTips, formats, mistakes, faqs].flatMap(({ intro, footnotes }) => [
            ...htmlOf(intro),
            ...htmlOf(footnotes),
          ]),
          ...articles.flatMap(({ titleHtml, body }) => [titleHtml, ...htmlOf(body)]),
          ...questions.items.flatMap(
            ({ titleHtml, strategy, keyPoints, weakAnswer, sampleAnswer }) => [
              titleHtml,
              ...[strategy, weakAnswer, sampleAnswer].flatMap(htmlOf),
              ...keyPoints.map((point) => point.html),
            ],
          ),
        ];
        html.forEach(expectHarmless);
      }),
      runs,
    );
  });
});

describe('random YAML', () => {
  const key = fc.constantFrom(
    'role',
    'guides',
    'skills',
    'stats',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'a',
    '"\\e[1m"',
    '? x',
    '<<',
    '&a b',
    '*a',
  );
  const value = fc.oneof(
    fc.constantFrom(
      'x',
      '',
      '~',
      '.nan',
      '[',
      '[]',
      '{}',
      '{ a: 1 }',
      '&a [b]',
      '*a',
      '!!set',
      '!x y',
      '|',
      '>-',
      '"\\u202e"',
      "'",
      '2026-02-30',
      '- a',
      '1e999',
    ),
    fc.string({ maxLength: 10 }),
    fc.json({ maxDepth: 3 }),
  );
  const yaml = fc.oneof(
    fc
      .array(
        fc
          .tuple(fc.constantFrom('', '  ', '\t', '- '), key, value)
          .map(([indent, name, text]) => `${indent}${name}: ${text}`),
        { maxLength: 8 },
      )
      .map((lines) => lines.join('\n')),
    fc.string({ unit: 'binary' }),
    fc.json(),
  );

  it('becomes data or problems, and leaves every prototype alone', { timeout: 120_000 }, () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(
        yaml,
        fc.constantFrom(
          schema.guideFrontmatter,
          schema.relatedFrontmatter,
          schema.skills,
          schema.author,
        ),
        (text, type) => {
          const { data, problems } = readYaml(text, type);
          expect(data === undefined).toBe(problems.length > 0);
          expectFindings(problems, text.replace(/\r\n?/g, '\n'));
          if (data) expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
          expect(({} as Record<string, unknown>)['role']).toBeUndefined();
        },
      ),
      runs,
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});

describe('random bytes', () => {
  it('decode to text without hidden characters, or to a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 80 }),
          fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text))),
        ),
        (bytes) => {
          const { text, problems } = decode(bytes);
          expectFindings(problems, new TextDecoder().decode(bytes));

          expect(text).not.toMatch(
            /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/,
          );
          if (problems.length === 0) expect(Buffer.from(text)).toEqual(Buffer.from(bytes));
        },
      ),
      runs,
    );
  });
});
