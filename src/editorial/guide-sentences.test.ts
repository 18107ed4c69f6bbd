import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSentences, sentencesInCommon } from './guide-sentences.ts';

/** Few words, so that guides share some of their sentences, and runs of others. */
const words = fc.array(fc.constantFrom('a', 'role', 'asks', 'for', 'cases'), {
  minLength: 6,
  maxLength: 14,
});
const guides = fc
  .array(fc.array(words, { maxLength: 4 }), { minLength: 2, maxLength: 5 })
  .map((all) =>
    all.map((sentences, index) => ({
      slug: `guide-${index}`,
      said: sentences.map((said, line) => ({ said, line: line + 1 })),
    })),
  );

function pack({ slug, said }: { slug: string; said: { said: string[]; line: number }[] }) {
  const placed = said.map(({ said: spoken, line }) => ({
    words: spoken,
    file: 'faqs.mdx' as const,
    line,
    column: 7,
  }));
  return { slug, sentences: packSentences(placed) };
}

test('all sentences that stand in two guides, or have a run in common, are found in their place', () => {
  fc.assert(
    fc.property(guides, (all) => {
      const found = sentencesInCommon(all.map(pack)).map(
        ({ guide, file, line, column }) => `${guide}/${file}:${line}:${column}`,
      );
      const runs = (said: readonly string[]) =>
        said.length < 8 ? [] : said.slice(4).map((_, at) => said.slice(at, at + 5).join(' '));
      for (const { slug, said } of all) {
        const others = all.flatMap((other) => (other.slug === slug ? [] : other.said));
        for (const { said: own, line } of said) {
          const isShared = others.some(
            ({ said: theirs }) =>
              theirs.join(' ') === own.join(' ') ||
              runs(theirs).some((run) => runs(own).includes(run)),
          );
          if (isShared) expect(found).toContain(`${slug}/faqs.mdx:${line}:7`);
        }
      }
      expect(found).toEqual([...new Set(found)]);
    }),
    { numRuns: 200 },
  );
});

test('a sentence of one guide alone is in common with nobody', () => {
  const one = pack({
    slug: 'a',
    said: [{ said: 'this panel asks for three cases and their numbers'.split(' '), line: 3 }],
  });
  const other = pack({
    slug: 'b',
    said: [{ said: 'bring what you would do if the build were red'.split(' '), line: 3 }],
  });
  expect(sentencesInCommon([one, other])).toEqual([]);
});
