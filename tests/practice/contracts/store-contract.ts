import { describe, expect, it } from 'vitest';
import type { Store, StoredSession } from '../../../src/practice/ports/store.ts';
import { destinationContract } from './destination-contract.ts';

const session = (changes: Partial<StoredSession> = {}): StoredSession => ({
  id: 'a',
  slug: 'tester',
  savedAt: '2026-11-28T09:00:00.000Z',
  revision: 1,
  text: '{"some":"words"}',
  ...changes,
});

/** What every store keeps to. */
export function storeContract(name: string, make: () => Store): void {
  describe(`${name} is a store`, () => {
    destinationContract(make);

    it('gives back what it was given, the newest first', async () => {
      const store = make();
      const newer = session({ id: 'b', savedAt: '2026-11-28T10:00:00.000Z' });
      expect(await store.put(session())).toBe('kept');
      expect(await store.put(newer)).toBe('kept');
      expect(await store.get('a')).toEqual(session());
      expect(await store.get('c')).toBeUndefined();
      expect((await store.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    });

    it('takes the next revision, and does not write over what another tab changed', async () => {
      const store = make();
      await store.put(session());
      expect(await store.put(session({ revision: 2, text: 'second' }))).toBe('kept');
      expect(await store.put(session({ revision: 2, text: 'of another tab' }))).toBe('conflict');
      expect((await store.get('a'))?.text).toBe('second');
    });

    it('does not bring back what another tab deleted', async () => {
      const store = make();
      await store.put(session());
      await store.delete('a');
      expect(await store.put(session({ revision: 2 }))).toBe('conflict');
      expect(await store.put(session())).toBe('kept');
    });

    it('deletes one, and everything, down to 0 bytes', async () => {
      const store = make();
      await store.put(session());
      await store.put(session({ id: 'b' }));
      expect(await store.size()).toBeGreaterThan(0);
      await store.delete('a');
      expect(await store.get('a')).toBeUndefined();
      expect(await store.deleteAll()).toBe(0);
      expect(await store.list()).toEqual([]);
      expect(await store.size()).toBe(0);
    });
  });
}
