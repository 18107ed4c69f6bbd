import fc from 'fast-check';
import { expect, it } from 'vitest';
import { speechChunks } from './speech-chunks.ts';

it('says a short text in one piece', () => {
  expect(speechChunks('What is a token bucket?')).toEqual(['What is a token bucket?']);
  expect(speechChunks('  ')).toEqual([]);
});

it('breaks between sentences, else between clauses, else between words', () => {
  expect(speechChunks('One two. Three four. Five six.', 22)).toEqual([
    'One two. Three four.',
    'Five six.',
  ]);
  expect(speechChunks('One two, three four, five six', 22)).toEqual([
    'One two, three four,',
    'five six',
  ]);
  expect(speechChunks('One two three four five', 10)).toEqual(['One two', 'three four', 'five']);
});

it('loses nothing, and gives no voice more than it can say', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 900 }),
      fc.integer({ min: 1, max: 200 }),
      (text, longest) => {
        const chunks = speechChunks(text, longest);
        expect(chunks.every((chunk) => chunk.length > 0 && chunk.length <= longest + 1)).toBe(true);
        expect(chunks.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      },
    ),
  );
});
