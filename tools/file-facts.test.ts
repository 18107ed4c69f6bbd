import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineHash } from '../src/hosting/content-policy.ts';
import { BUDGETS } from './budgets.ts';
import { countWords, factsOf, LONG_PAGE, wordsOfMain } from './file-facts.ts';

const page = (rest: string, body = '') =>
  Buffer.from(
    `<html><head><link rel="canonical" href="https://x.org/é/"><meta property="og:title" content="Q&amp;A — “why”">${rest}</head><body>${body}</body></html>`,
  );

test('a page is told of as its UTF-8 says', () => {
  const bytes = page(
    '<script src="/prep/_astro/a.js"></script><script>say("é")</script>',
    '<main>Say “yes” – twice</main><img alt="" src="/p/a.svg"><keep-guide></keep-guide>',
  );
  expect(factsOf('guides/x/index.html', bytes)).toMatchObject({
    raw: bytes.length,
    inline: { scripts: [inlineHash('say("é")')], styles: [] },
    page: {
      words: 3,
      scripts: ['/_astro/a.js'],
      canonical: 'https://x.org/é/',
      pictures: ['/p/a.svg'],
      title: 'Q&A — “why”',
    },
  });
});

test('a page that cannot be kept has no title to be kept under', () => {
  expect(factsOf('a/index.html', page('')).page?.title).toBeUndefined();
});

test('of a drawing and of a deck, less is told', () => {
  const drawing = factsOf('plates/x.svg', Buffer.from('<svg><style>a{}</style></svg>'));
  expect(drawing.inline.styles).toEqual([inlineHash('a{}')]);
  expect(drawing.page).toBeUndefined();
  expect(factsOf('practice/x/deck.json', Buffer.from('{}')).raw).toBe(2);
});

test('words are what has a letter or a digit, between spaces and tags', () => {
  const pieces = fc.constantFrom('word', '1', 'é', '“quoted”', '–', '·', ' ', '\n', '<b>', '</b>');
  fc.assert(
    fc.property(fc.array(pieces), (list) => {
      const html = list.join('');
      const words = html.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
      expect(countWords(Buffer.from(html))).toBe(words);
    }),
  );
});

test('of a long page, so many words are counted that it is one', () => {
  const page = Buffer.from(
    `<p>Before.</p><main>${'<p>Two words</p>'.repeat(LONG_PAGE)}</main>After.`,
  );
  expect(factsOf('long/index.html', page).page?.words).toBe(LONG_PAGE);
  expect(wordsOfMain(page)).toBe(2 * LONG_PAGE);
  expect(LONG_PAGE).toBeGreaterThan(BUDGETS.shortGuide.words);
});
