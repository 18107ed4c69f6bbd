import { expect, test } from 'vitest';
import { runsOf, similarSentences, type Phrase } from './similar-sentences.ts';

const phrase = (guide: string, text: string): Phrase => ({ guide, runs: runsOf(text.split(' ')) });
const STORY = 'bring three stories that show how you own a failing';
const service = phrase('a', `${STORY} service`);
const release = phrase('b', `${STORY} release`);

test('a sentence is told with the nearest one of another guide', () => {
  const far = phrase('c', 'bring three stories that show what you once learned from others');
  expect(similarSentences([service], [far, release])).toEqual([
    { sentence: service, other: release },
  ]);
});

test('sentences of its own guide, short ones, and others are left out', () => {
  expect(similarSentences([service], [{ ...release, guide: 'a' }])).toEqual([]);
  const short = phrase('a', 'bring three stories that show how');
  expect(similarSentences([short], [release])).toEqual([]);
  const other = phrase('b', 'say which failure this panel asks about and what it cost');
  expect(similarSentences([service], [other])).toEqual([]);
});

test('one list is held against itself', () => {
  const all = [service, release];
  expect(similarSentences(all, all)).toEqual([
    { sentence: service, other: release },
    { sentence: release, other: service },
  ]);
});
