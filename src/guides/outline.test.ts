import { expect, test } from 'vitest';
import { guide } from './fixtures.ts';
import { outline, prepHours, sectionTitle } from './outline.ts';

test('the outline names the sections in page order, each with its amount', () => {
  expect(outline(guide(), 4).map(({ id, title, amount }) => [id, title, amount])).toEqual([
    ['quick-answer', 'Quick answer', undefined],
    ['questions', 'Questions', '1'],
    ['how-to-prepare', 'How to prepare', '1.5 h'],
    ['formats', 'Formats', '1'],
    ['mistakes', 'Mistakes', '1'],
    ['faqs', 'FAQs', '1'],
    ['practice', 'Practice aloud', undefined],
    ['related-guides', 'Related guides', '4'],
  ]);
});

test('hours of preparation add up, and tips without hours count as none', () => {
  expect(prepHours(guide())).toBe(1.5);
});

test('preparation without hours shows no amount', () => {
  const without = guide({ prepTips: { title: undefined, intro: [], items: [], footnotes: [] } });
  expect(outline(without, 0).find(({ id }) => id === 'how-to-prepare')?.amount).toBeUndefined();
});

test('a writer’s own section title replaces ours', () => {
  const own = guide({ faqs: { title: 'People also ask', intro: [], items: [], footnotes: [] } });
  expect(sectionTitle(own, 'faqs')).toBe('People also ask');
  expect(sectionTitle(own, 'mistakes')).toBe('Mistakes');
});
