import { expect, test } from 'vitest';
import { countByGuide, describeProgress, progressOf } from './progress.ts';

const counts = countByGuide([
  ['api-developer/a', 'solid'],
  ['api-developer/b', 'solid'],
  ['api-developer/c', 'shaky'],
  ['api/a', 'shaky'],
]);

test('marks are counted by guide', () => {
  expect(progressOf(counts, 'api-developer', 12)).toEqual({ solid: 2, shaky: 1, fresh: 9 });
  expect(progressOf(counts, 'api', 3)).toEqual({ solid: 0, shaky: 1, fresh: 2 });
  expect(progressOf(counts, 'constructor', 3)).toEqual({ solid: 0, shaky: 0, fresh: 3 });
});

test('marks of questions that left the guide never exceed it', () => {
  expect(progressOf(counts, 'api-developer', 2)).toEqual({ solid: 2, shaky: 0, fresh: 0 });
  expect(progressOf(counts, 'api-developer', 1)).toEqual({ solid: 1, shaky: 0, fresh: 0 });
});

test('progress is a phrase, and none where nothing is marked', () => {
  expect(describeProgress({ solid: 7, shaky: 2, fresh: 3 })).toBe('7 of 12 solid, 2 shaky');
  expect(describeProgress({ solid: 7, shaky: 0, fresh: 5 })).toBe('7 of 12 solid');
  expect(describeProgress({ solid: 0, shaky: 0, fresh: 12 })).toBe('');
});
