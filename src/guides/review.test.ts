import { expect, test } from 'vitest';
import { contentDay, isDueForReview } from './review.ts';

test.each([
  ['2025-11-28', '2026-11-28', false],
  ['2025-11-28', '2026-11-29', true],
  ['2024-02-29', '2025-03-01', true],
  ['2024-02-29', '2025-02-28', false],
  ['2026-11-28', '2026-11-28', false],
])('a guide of %s, looked at on %s, is due for review: %s', (updated, today, due) => {
  expect(isDueForReview(updated, today)).toBe(due);
});

test('a build counts from the day it is told, else from the newest of its guides', () => {
  const guides = [{ updated: '2026-03-04' }, { updated: '2026-11-23' }, { updated: '2025-01-01' }];
  expect(contentDay(guides, undefined)).toBe('2026-11-23');
  expect(contentDay(guides, '2027-12-01')).toBe('2027-12-01');
});
