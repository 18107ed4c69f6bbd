import { expect, test } from 'vitest';
import { guide, question } from './fixtures.ts';
import { summarize } from './summary.ts';

test('a summary keeps the frontmatter and counts, and leaves the text out', () => {
  const { guide: summary } = summarize(guide());
  expect(summary).toMatchObject({
    slug: 'storage-keeper',
    role: 'Storage keeper',
    questionCount: 1,
  });
  expect(Object.keys(summary)).not.toContain('quickAnswer');
  expect(JSON.stringify(summary)).not.toContain('<p>');
});

test('every word that the page prints from the files counts once', () => {
  const words = (changes: Parameters<typeof guide>[0]) => summarize(guide(changes)).guide.words;
  const base = words({});
  const section = guide().questions;
  expect(words({ quickAnswer: [{ html: '<p>It tests much care.</p>' }] })).toBe(base + 1);
  expect(
    words({
      questions: {
        ...section,
        items: [question({ sampleAnswer: [{ html: '<p>one two three</p>' }] })],
      },
    }),
  ).toBe(base + 3);
  expect(words({ questions: { ...section, intro: [{ html: '<p>four words of it</p>' }] } })).toBe(
    base + 4,
  );
});

test('signals are heard, not read, so they do not count as words', () => {
  const { questions } = guide();
  const [first] = question().keyPoints;
  if (!first) throw new Error('the fixture has a key point');
  const more = question({
    keyPoints: [{ ...first, signals: [...first.signals, 'many more words here'] }],
  });
  expect(summarize(guide({ questions: { ...questions, items: [more] } })).guide.words).toBe(
    summarize(guide()).guide.words,
  );
});

test('items carry their guide and their anchor', () => {
  const { questions, pointStems, signalWords, prepTips, formats, faqs } = summarize(guide());
  expect(questions[0]).toMatchObject({
    guide: 'storage-keeper',
    anchor: 'full-disk',
    level: 'mid',
  });
  expect(pointStems).toBe('compar 2 view');
  expect(signalWords).toEqual(['du df deleted file']);
  expect(prepTips.map(({ hours }) => hours)).toEqual([1.5, undefined]);
  expect(formats[0]).toMatchObject({
    minutes: 60,
    round: 'technical',
    evaluatedOn: ['care', 'order'],
  });
  expect(faqs[0]?.title).toBe('Is it hard?');
});
