import { expect, test } from 'vitest';
import type { SaidWords } from './record-words.ts';
import { joinedTerms, TermCounts, type TermNotes } from './term-counts.ts';

const prose = (text: string): SaidWords => ({
  words: text.split(' '),
  weight: 1,
  isName: false,
});
const title = (text: string): SaidWords => ({ ...prose(text), weight: 10, isName: true });

/** @param records each with the name of its file */
function termsOf(
  records: Readonly<Record<string, readonly SaidWords[]>>,
  least = 1,
): Map<string, TermNotes> {
  const counts = new TermCounts();
  for (const said of Object.values(records)) counts.add(said);
  return counts.notes(least, Object.keys(records));
}

const championsOf = (terms: ReadonlyMap<string, TermNotes>, term: string) =>
  terms.get(term)?.champions.map(({ file }) => file);

test('forms of a word are one term: its places and the records that say it are counted', () => {
  const terms = termsOf({
    a: [prose('teams plan'), prose('the team')],
    b: [prose('a team')],
    c: [prose('nobody')],
  });
  expect(terms.get('team')).toMatchObject({ places: 3, records: 2 });
  expect(terms.get('plan')).toMatchObject({ places: 1, records: 1 });
});

test('terms with fewer places are left out', () => {
  expect([...termsOf({ a: [prose('team team plan')] }, 2).keys()]).toEqual(['team']);
});

test('the best records are those that are named so, then those that say it often and little else', () => {
  const terms = termsOf({
    long: [prose('team and very much else of all kinds')],
    short: [prose('team and else')],
    often: [prose('team and team')],
    named: [title('team'), prose('and very much else of all kinds')],
    other: [prose('else')],
  });
  expect(championsOf(terms, 'team')).toEqual(['named', 'often', 'short', 'long']);
});

test('of equals, those come first that were counted first, and twenty-four are kept', () => {
  const names = Array.from({ length: 30 }, (_, place) => `record ${place}`);
  const equals = termsOf(Object.fromEntries(names.map((name) => [name, [prose('team')]])));
  expect(championsOf(equals, 'team')).toEqual(names.slice(0, 24));
  expect(equals.get('team')?.records).toBe(30);
  const rising = termsOf(
    Object.fromEntries(
      names.map((name, place) => [name, [prose('team '.repeat(place + 1).trim())]]),
    ),
  );
  expect(championsOf(rising, 'team')).toEqual(names.toReversed().slice(0, 24));
});

test('parts are added up, and the best of all come first, each with the folder of its part', () => {
  const parts = [
    { folder: '', terms: termsOf({ a: [prose('team and else')], b: [prose('plan')] }) },
    {
      folder: 'parts/2/',
      terms: termsOf({ c: [prose('team team')], d: [prose('team or much else')] }),
    },
  ];
  const joined = joinedTerms(parts);
  expect(joined.get('team')).toMatchObject({ places: 4, records: 3 });
  expect(championsOf(joined, 'team')).toEqual(['parts/2/c', 'a', 'parts/2/d']);
  expect(championsOf(joined, 'plan')).toEqual(['b']);
});
