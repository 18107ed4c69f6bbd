import { expect, test } from 'vitest';
import { listedBy } from './listed-by.ts';

test('a member stands in the list of each of its keys, once, in the order of the members', () => {
  const words = ['noon', 'on', 'no'];
  expect(listedBy(words, (word) => word)).toEqual(
    new Map([
      ['n', words],
      ['o', words],
    ]),
  );
  expect(listedBy(words, (word) => word.slice(2)).get('o')).toEqual(['noon']);
});
