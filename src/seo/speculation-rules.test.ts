import { describe, expect, test } from 'vitest';
import { speculationRules } from './speculation-rules.ts';

interface Rules {
  prefetch: { where: { and: [{ href_matches: string }, { not: { href_matches: string } }] } }[];
}

describe.each(['/', '/prep/'])('below %s', (base) => {
  const [rule] = (speculationRules(base) as Rules).prefetch;
  const isAhead = (address: string) => {
    if (!rule) throw new Error('There is no rule.');
    const [page, { not: file }] = rule.where.and;
    const matches = ({ href_matches: pattern }: { href_matches: string }) =>
      new URLPattern(pattern, 'https://example.org/').test(address);
    return matches(page) && !matches(file);
  };

  test.each(['', 'guides/api-developer/', 'questions/?type=technical', 'search/?q=v1.2'])(
    'the page “%s” may be fetched ahead',
    (path) => {
      expect(isAhead(`https://example.org${base}${path}`)).toBe(true);
    },
  );

  test.each(['guides/api-developer/index.md', 'feed.xml', 'og/api-developer.png'])(
    'the file %s is not',
    (path) => {
      expect(isAhead(`https://example.org${base}${path}`)).toBe(false);
    },
  );

  test('another site is not', () => {
    expect(isAhead('https://example.com/guides/')).toBe(false);
  });
});
