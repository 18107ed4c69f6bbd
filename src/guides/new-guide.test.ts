import { expect, test } from 'vitest';
import {
  LEVEL_MIXES,
  newGuideFiles,
  newQuestion,
  questionId,
  slugOf,
  type LevelMix,
} from './new-guide.ts';
import { QUESTION_TYPES } from './schema.ts';

test.each([
  ['Database administrator', 'database-administrator'],
  ['  Chef de rang (soirée) ', 'chef-de-rang-soiree'],
  ['C++ developer', 'c-developer'],
  ['日本', ''],
])('the folder of “%s” is “%s”', (role, slug) => {
  expect(slugOf(role)).toBe(slug);
});

test('a new question carries what is known of it, and hints for the rest', () => {
  const question = newQuestion({
    number: 1,
    text: 'Why is it slow?',
    id: 'slow',
    type: 'behavioral',
    level: 'entry',
    skills: ['x', 'y', 'z'],
  });
  expect(question).toContain(`## Why is it slow?

<Question id="slow" type="behavioral" level="entry" skills="x, y, z" minutes="‹2 to 60›" />`);
  expect(newQuestion({ number: 7, type: 'technical', level: 'mid', skills: [] })).toContain(
    'id="‹a-permanent-name-7›"',
  );
});

test.each(Object.entries(LEVEL_MIXES))(
  'the mix “%s” has twelve questions, of each level at least two, each type three times',
  (levelMix, counts) => {
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(2);
    const { 'questions.mdx': questions = '' } = newGuideFiles({
      role: 'Cook',
      field: 'food',
      skills: ['knives'],
      related: [],
      levelMix: levelMix as LevelMix,
      author: 'editors',
      today: '2026-11-28',
    });
    const found = [...questions.matchAll(/<Question .*type="(.*?)" level="(.*?)"/g)];
    expect(found).toHaveLength(12);
    for (const type of QUESTION_TYPES)
      expect(found.filter(([, given]) => given === type)).toHaveLength(3);
    for (const [level, count] of Object.entries(counts))
      expect(found.filter(([, , given]) => given === level)).toHaveLength(count);
  },
);

test.each([
  ['How would you shrink a table of 2 TB?', 'shrink-table-2-tb'],
  ['Tell me about a time when you had to say no to your own manager.', 'time-say-no-own-manager'],
  ['あれは何ですか', 'question'],
  ['“Quoted” & <tagged>', 'quoted-tagged'],
])('the question “%s” is named %s', (text, id) => {
  expect(questionId(text, new Set())).toBe(id);
  expect(questionId(text, new Set([id, `${id}-2`]))).toBe(`${id}-3`);
});
