import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { highlight, isLanguage, LANGUAGES } from './highlight.ts';

const sample = `<b style="x">'a' "b" \`c\` {d} // e\n/* f */ # g -- h\nif (x) return 1; resource "a" "b" { c = 2 } $x @y <?php FROM x\nGET / HTTP/1.1\n`;

describe('LANGUAGES', () => {
  it('holds what guides write, each once', () => {
    expect(LANGUAGES).toEqual(
      expect.arrayContaining([
        'bash',
        'dockerfile',
        'hcl',
        'http',
        'java',
        'json',
        'python',
        'sql',
        'typescript',
        'yaml',
      ]),
    );
    expect(new Set(LANGUAGES).size).toBe(LANGUAGES.length);
    expect(['text', 'js', 'tf', 'sh'].filter((name) => !isLanguage(name))).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', '', 'nonsense'])('does not hold %j', (name) => {
    expect(isLanguage(name)).toBe(false);
  });
});

describe('highlight', () => {
  it('marks words with classes', () => {
    expect(toHtml(highlight('const a = 1', 'js'))).toBe(
      '<span class="hl-word">const</span> a = <span class="hl-value">1</span>',
    );
    expect(toHtml(highlight('resource "a" {\n  b = true # c\n}', 'terraform'))).toContain(
      '<span class="hl-aside"># c</span>',
    );
  });

  it.each(LANGUAGES)(
    'writes %s as spans with classes alone, and keeps every character',
    (language) => {
      const html = toHtml(highlight(sample, language));
      expect(html.match(/<(?!\/?span\b)/g)).toBeNull();
      for (const [attributes] of html.matchAll(/(?<=<span)[^>]*(?=>)/g))
        expect(attributes).toMatch(/^ class="hl-(?:aside|word|value|name)"$/);
      expect(
        html
          .replace(/<[^>]*>/g, '')
          .replaceAll('&#x3C;', '<')
          .replaceAll('&#x26;', '&'),
      ).toBe(sample);
    },
  );

  it.each(LANGUAGES)('gets through 5,000 characters of signs as %s without hanging', (language) => {
    const started = performance.now();
    for (const sign of ['(', '{', '"', "'", '<', '/*', 'a ', '$(', '`', '\\', '=', '0'])
      highlight(sign.repeat(5_000 / sign.length), language);
    expect(performance.now() - started).toBeLessThan(40_000);
  });
});
