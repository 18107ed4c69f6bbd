import { expect, test } from 'vitest';
import { SAME_TITLE, readLock, titleLikeness, writeLock } from './link-lock.ts';
import type { Answer } from './link-probe.ts';
import { checkAnswer } from './link-verdicts.ts';

test('a lock is read as it was written, in the order of the alphabet', () => {
  const lock = {
    'https://b.example/': { title: 'B: "quoted", #1', seen: '2026-11-28' },
    'https://a.example/': { title: '', seen: '2026-11-27' },
  };
  const text = writeLock(lock);
  expect(readLock(text)).toEqual(lock);
  expect(text.indexOf('a.example')).toBeLessThan(text.indexOf('b.example'));
  expect(readLock('')).toEqual({});
  expect(() => readLock('a: b')).toThrow();
});

test.each([
  ['Occupational Outlook Handbook 2025', 'Occupational Outlook Handbook 2026', true],
  ['RFC 9110: HTTP Semantics', 'RFC 9110 - HTTP Semantics', true],
  ['Exponential Backoff And Jitter | AWS', 'Play online casino games', false],
  ['RFC 9110: HTTP Semantics', '', false],
  ['', '', true],
])('“%s” and “%s” are the same page: %s', (a, b, same) => {
  expect(titleLikeness(a, b) >= SAME_TITLE).toBe(same);
});

const answer = (changes: Partial<Answer>): Answer => ({
  verdict: 'fine',
  said: '',
  url: 'https://a.example/',
  title: 'Backoff and jitter',
  ...changes,
});
const settings = { today: '2026-11-28', isAccepted: false };
const known = { title: 'Backoff and jitter', seen: '2026-01-02' };

test('a page that was never looked at is remembered with its title', () => {
  expect(checkAnswer(answer({}), undefined, settings)).toEqual({
    entry: { title: 'Backoff and jitter', seen: '2026-11-28' },
  });
});

test('a page that is as it was changes nothing', () => {
  expect(checkAnswer(answer({}), known, settings)).toEqual({ entry: known });
});

test('a page that was put to another use is noticed, until somebody accepts it', () => {
  const other = answer({ title: 'Play online casino games' });
  const { finding, entry } = checkAnswer(other, known, settings);
  expect(finding?.rule).toBe('link-title');
  expect(finding?.expected).toContain('Backoff and jitter');
  expect(entry).toBeUndefined();
  expect(checkAnswer(other, known, { ...settings, isAccepted: true })).toEqual({
    entry: { title: 'Play online casino games', seen: '2026-11-28' },
  });
});

test.each(['gone', 'wrong', 'unsure'] as const)(
  'an answer that is %s is told, and not remembered',
  (verdict) => {
    const { finding, entry } = checkAnswer(answer({ verdict, said: 'is so' }), known, settings);
    expect(finding).toMatchObject({ rule: `link-${verdict}`, message: 'is so' });
    expect(entry).toBeUndefined();
  },
);
