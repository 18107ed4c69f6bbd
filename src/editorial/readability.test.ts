import { expect, test } from 'vitest';
import { readProse } from './prose.ts';
import { gradeOf, hardParts, isPassive, syllables } from './readability.ts';

test.each([
  ['panel', 2],
  ['cache', 1],
  ['cached', 1],
  ['waited', 2],
  ['table', 2],
  ['boxes', 2],
  ['responsibility', 6],
  ['you', 1],
])('“%s” has %i syllables', (word, count) => {
  expect(syllables(word)).toBe(count);
});

test('the grade is that of the formula', () => {
  // 5 words and 6 syllables: 0.39 × 5 + 11.8 × 6 / 5 − 15.59.
  expect(gradeOf(['The panel asks you first.'])).toBeCloseTo(0.52, 2);
});

test.each([
  ['The task is given by two people.', true],
  ['It was quickly written.', true],
  ['The answer has been discussed.', true],
  ['Two people give the task.', false],
  ['The panel is large.', false],
  ['You are interested in it?', true],
])('“%s” is passive: %s', (sentence, is) => {
  expect(isPassive(sentence)).toBe(is);
});

test('a part is told once, at its beginning, and short parts and spoken answers are not', () => {
  const passive = 'It is given. It is taken. It is read. It is told. It is known.';
  expect(hardParts(readProse(`## A?\n\n${passive}\n`).passages)).toMatchObject([
    { rule: 'passive', line: 3, column: 1 },
  ]);
  expect(hardParts(readProse('## A?\n\nIt is given. It is taken.\n').passages)).toEqual([]);
  const spoken = `## A?\n\n<SampleAnswer>\n${passive}\n</SampleAnswer>\n`;
  expect(hardParts(readProse(spoken).passages)).toEqual([]);
});
