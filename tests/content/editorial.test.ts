/** Holds the guides against the editorial standard: how much each holds, and that each is its own. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { amounts } from '../../src/editorial/amounts.ts';
import { reviewGuide, reviewGuides } from '../../src/editorial/review.ts';
import { plainText, type Block } from '../../src/guides/block.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import type { Guide } from '../../src/guides/guide.ts';

/** A sentence of this many words stands in one guide only. */
const OWN_SENTENCE_WORDS = 6;

const root = resolve(import.meta.dirname, '../..');
const reader = new ContentReader(root);
const { content, problems } = await reader.read();
const { guides } = content;

describe('the guides', () => {
  it('are there and have no problem', () => {
    expect(problems).toEqual([]);
    expect(guides.length).toBeGreaterThanOrEqual(5);
  });

  it.each(guides.map((guide) => [guide.role, guide] as const))(
    'hold as much as the standard asks for: %s',
    (_, guide) => {
      const outside = amounts(guide).filter(
        ({ count, least, most }) => count < least || count > most,
      );
      expect(outside).toEqual([]);
    },
  );
});

describe('an editor', () => {
  it('has less than two remarks a guide', () => {
    const today =
      guides
        .map(({ updated }) => updated)
        .toSorted()
        .at(-1) ?? '';
    const remarks = reviewGuides(guides, (file) => reader.sourceOf(file), today);
    expect(remarks.length).toBeLessThan(2 * guides.length);
  });
});

/** Every text of a guide that its writers phrased; names of sources and documents, and figures, are not theirs. */
function ownTexts(guide: Guide): string[] {
  const sections = [guide.prepTips, guide.formats, guide.mistakes, guide.faqs];
  const blocks = [
    guide.quickAnswer,
    ...[guide.questions, ...sections].flatMap(({ intro, footnotes }) => [intro, footnotes]),
    ...guide.questions.items.flatMap((q) => [q.strategy, q.weakAnswer, q.sampleAnswer]),
    ...sections.flatMap(({ items }) => items.map(({ body }) => body)),
  ];
  return [
    guide.description,
    ...blocks.flatMap((of) => of.flatMap(paragraphs)),
    ...[guide.questions, ...sections].flatMap(({ items }) => items.map(({ title }) => title)),
    ...guide.questions.items.flatMap(({ keyPoints }) =>
      keyPoints.flatMap(({ text, followUp }) => [text, followUp]),
    ),
    ...guide.relatedGuides.map(({ reason }) => reason ?? ''),
  ];
}

/** References apart: their titles may stand in as many guides as they serve. */
function paragraphs(block: Block): string[] {
  if ('html' in block) return [plainText([block])];
  return block.component === 'Reference' ? [] : block.children.flatMap(paragraphs);
}

/** Sentences as comparable words: a change of case, quotes, or punctuation does not make another. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?:;]["”’)]*)\s+/)
    .map((sentence) => (sentence.toLowerCase().match(/[\p{L}\p{N}'’%$]+/gu) ?? []).join(' '))
    .filter((sentence) => sentence.split(' ').length >= OWN_SENTENCE_WORDS);
}

describe('sentences', () => {
  it(`of ${OWN_SENTENCE_WORDS} words or more stand in one guide only`, () => {
    const owners = new Map<string, Set<string>>();
    for (const guide of guides) {
      for (const sentence of ownTexts(guide).flatMap(sentences)) {
        const known = owners.get(sentence) ?? new Set();
        owners.set(sentence, known.add(guide.slug));
      }
    }
    const shared = [...owners].filter(([, slugs]) => slugs.size > 1);
    expect(owners.size).toBeGreaterThan(100 * guides.length);
    expect(shared.map(([sentence, slugs]) => `${[...slugs].join(', ')}: ${sentence}`)).toEqual([]);
  });

  it('are told apart by their words alone', () => {
    expect(sentences('He said: “I would ask what they need.” I WOULD ask what they need!')).toEqual(
      ['i would ask what they need', 'i would ask what they need'],
    );
    expect(sentences('Too short to count.')).toEqual([]);
  });
});

describe('content/words.txt', () => {
  const words = (reader.sourceOf('content/words.txt') ?? '').split('\n').filter(Boolean);

  it('holds words in lower case, one a line, in their order', () => {
    expect(words).toEqual([...new Set(words)].toSorted());
    expect(words.filter((word) => !/^\p{Ll}+$/u.test(word))).toEqual([]);
  });

  it('holds no word that the check would not ask for', () => {
    const asked = guides.flatMap((guide) =>
      reviewGuide(guide, (file) =>
        file === 'content/words.txt' ? '' : reader.sourceOf(file),
      ).advice.flatMap(({ rule, message }) =>
        rule === 'spelling' ? [/“(.*?)”/.exec(message)?.[1]?.toLowerCase() ?? ''] : [],
      ),
    );
    expect(words.filter((word) => !asked.includes(word))).toEqual([]);
  });
});
