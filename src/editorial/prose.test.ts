import { expect, test } from 'vitest';
import { placeAt, readProse, sentences } from './prose.ts';

const SOURCE = `---
title: Not prose
---
Said before.

## A question?

<Question
  id="a"
  level="mid"
/>

First line,
second line. Third.

<KeyPoint signals="x; y">One claim.</KeyPoint>

\`\`\`sh
not prose
\`\`\`

| not | prose |

- An item
`;
const { passages, tags } = readProse(SOURCE);

test('what a writer phrased is found with its place, heading, and component', () => {
  expect(
    passages.map(({ text, line, column, within, item }) => [text, line, column, within, item]),
  ).toEqual([
    ['Said before.', 4, 1, undefined, undefined],
    ['A question?', 6, 4, undefined, 'A question?'],
    ['First line, second line. Third.', 13, 1, undefined, 'A question?'],
    ['One claim.', 16, 26, 'KeyPoint', 'A question?'],
    ['An item', 24, 3, undefined, 'A question?'],
  ]);
});

test('a tag of several lines has each attribute at its own place', () => {
  expect(tags.map(({ name, line, column }) => [name, line, column])).toEqual([
    ['Question', 8, 1],
    ['KeyPoint', 16, 1],
  ]);
  expect(tags[0]?.attributes.get('level')).toEqual({ value: 'mid', line: 10, column: 3 });
  expect(tags[1]?.attributes.get('signals')).toEqual({ value: 'x; y', line: 16, column: 11 });
});

test('a character of a wrapped paragraph is found in its own line', () => {
  const [passage] = passages.filter(({ line }) => line === 13);
  if (!passage) throw new Error('There is no such passage.');
  expect(placeAt(passage, passage.text.indexOf('second'))).toEqual({ line: 14, column: 1 });
  expect(sentences(passage).map(({ text, line, column }) => [text, line, column])).toEqual([
    ['First line, second line.', 13, 1],
    ['Third.', 14, 14],
  ]);
});
