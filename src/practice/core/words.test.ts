import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { unplacedWordsOf, wordsOf } from './words.ts';

const plain = (text: string) => wordsOf(text).map((word) => word.plain);

describe('numbers as people say them', () => {
  test.each([
    ['four twenty nine', '429'],
    ['five oh three', '503'],
    ['four zero four', '404'],
    ['ninety-nine', '99'],
    ['three hundred fifty', '350'],
    ['one hundred and thirty', '130'],
    ['twenty twenty six', '2026'],
    ['two thousand three hundred', '2300'],
    ['three million', '3000000'],
    ['one thousand four hundred', '1400'],
    ['zero point three', '0.3'],
    ['nineteen', '19'],
    ['1,400', '1400'],
    ['twenty five thousand', '25000'],
  ])('%s is %s', (said, written) => {
    expect(plain(said)).toEqual([written]);
  });

  test.each([
    ['no one knows', ['no', 'one', 'knows']],
    ['six, seven', ['6', '7']],
    ['oh well', ['oh', 'well']],
    ['the point is', ['the', 'point', 'is']],
    ['ninety nine percent', ['99', 'percent']],
    ['99%', ['99', 'percent']],
    ['p99', ['p', '99']],
    ['two and a half', ['2', 'and', 'a', 'half']],
  ])('%s stays %j', (said, words) => {
    expect(plain(said)).toEqual(words);
  });
});

it('has one stem for two spellings and for the forms of a word', () => {
  const [british, american] = wordsOf('organisation organization');
  expect(british?.stem).toBe(american?.stem);
  expect(wordsOf('caches')[0]?.stem).toBe(wordsOf('caching')[0]?.stem);
});

it('tells what is said from how it is said', () => {
  expect(
    wordsOf("Um, I'd just use the cursor, don't you think?").filter((w) => !w.isFunction),
  ).toMatchObject([{ plain: 'cursor' }]);
});

it('knows the exact place of every word, in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      let at = 0;
      for (const { start, end } of wordsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
  const text = 'Then four twenty nine, I guess.';
  const [, number] = wordsOf(text);
  expect(text.slice(number?.start, number?.end)).toBe('four twenty nine');
});

it('finds the same words without their places', () => {
  const word = fc.constantFrom('twenty', 'one', 'hundred', 'and', 'caches', '99', 'p99', ',', '%');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join(' ');
      const unplaced = wordsOf(text).map(({ plain, stem, isFunction }) => ({
        plain,
        stem,
        isFunction,
      }));
      expect(unplacedWordsOf(text)).toMatchObject(unplaced);
    }),
  );
});
