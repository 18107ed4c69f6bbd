import { expect, test } from 'vitest';
import { emptyDraft } from '../guides/guide-draft.ts';
import { DRAFT_KEY, DraftStore, type StoragePort } from './draft-store.ts';

function memory(text?: string): StoragePort & { text: () => string | null } {
  let kept = text ?? null;
  return {
    getItem: () => kept,
    setItem: (_, value) => (kept = value),
    removeItem: () => (kept = null),
    text: () => kept,
  };
}
const cook = () => ({ ...emptyDraft(), role: 'Cook' });

test('a draft is found again', () => {
  const storage = memory();
  expect(new DraftStore(() => storage).read()).toEqual({ draft: undefined });
  const store = new DraftStore(() => storage);
  expect(store.write(cook())).toBeUndefined();
  expect(store.write({ ...cook(), field: 'food' })).toBeUndefined();
  expect(new DraftStore(() => storage).read().draft).toEqual({ ...cook(), field: 'food' });
  expect(store.clear()).toBeUndefined();
  expect(new DraftStore(() => storage).read()).toEqual({ draft: undefined });
});

test.each(['', '{', 'null', '7', '[]', '{"rôle":1}'])(
  'what is stored as “%s” is said to be unreadable, and replaced',
  (text) => {
    const storage = memory(text);
    const store = new DraftStore(() => storage);
    expect(store.read()).toEqual({ draft: undefined, trouble: 'unreadable' });
    expect(store.write(cook())).toBeUndefined();
    expect(storage.text()).toContain('Cook');
  },
);

test('two tabs do not overwrite each other', () => {
  const storage = memory();
  const [one, other] = [new DraftStore(() => storage), new DraftStore(() => storage)];
  one.read();
  other.read();
  expect(one.write(cook())).toBeUndefined();
  expect(other.write({ ...cook(), role: 'Baker' })).toBe('elsewhere');
  expect(storage.text()).toContain('Cook');
  expect(one.write({ ...cook(), field: 'food' })).toBeUndefined();
});

test('storage that is denied or full is said to be so', () => {
  const denied = new DraftStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(denied.read()).toEqual({ draft: undefined, trouble: 'blocked' });
  expect(denied.write(cook())).toBe('blocked');
  expect(denied.clear()).toBe('blocked');
  const full = new DraftStore(() => ({
    ...memory(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  }));
  full.read();
  expect(full.write(cook())).toBe('full');
  const long = {
    ...cook(),
    faqs: Array.from({ length: 60 }, () => ({ title: '', text: 'x'.repeat(20_000) })),
  };
  expect(new DraftStore(() => memory()).write(long)).toBe('long');
  expect(DRAFT_KEY).toMatch(/^field-guide:/);
});
