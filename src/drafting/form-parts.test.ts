import { expect, test } from 'vitest';
import { emptyDraft, readDraft } from '../guides/guide-draft.ts';
import { FORM, itemOf, type Part } from './form-parts.ts';

test.each([
  ['questions.1.keyPoints.0.signals', 'Question 2, key point 1'],
  ['questions.1.keyPoints', 'Question 2'],
  ['faqs.0.title', 'FAQ 1'],
  ['role', ''],
  ['questions', ''],
])('the field %s is in “%s”', (field, item) => {
  expect(itemOf(field)).toBe(item);
});

test('the form asks for every part of a draft, and for nothing else', () => {
  const keys = FORM.flatMap(({ parts }) => parts.map(({ key }) => key));
  expect(keys.toSorted()).toEqual(Object.keys(emptyDraft()).toSorted());
  const begun = (parts: readonly Part[]): object =>
    Object.fromEntries(
      parts.map((part) => [part.key, part.kind === 'list' ? [structuredClone(part.blank)] : '']),
    );
  const blank = begun(FORM.flatMap(({ parts }) => parts));
  const kept = readDraft({ ...blank, skills: [] });
  expect(kept).toEqual({ ...blank, skills: [] });
});
