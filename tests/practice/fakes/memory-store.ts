import type { Keeping, StoredSession } from '../../../src/practice/ports/store.ts';

/** Keeps sessions as long as it lives, up to so many bytes. */
export class MemoryStore {
  readonly leavesDevice = false as const;
  readonly #kept = new Map<string, StoredSession>();
  readonly #room: number;

  constructor(room = Infinity) {
    this.#room = room;
  }

  put(session: StoredSession): Promise<Keeping> {
    const known = this.#kept.get(session.id);
    if (known ? known.revision >= session.revision : session.revision > 1)
      return Promise.resolve('conflict');
    const others = this.#bytes() - (known?.text.length ?? 0);
    if (others + session.text.length > this.#room) return Promise.resolve('full');
    this.#kept.set(session.id, structuredClone(session));
    return Promise.resolve('kept');
  }

  get(id: string): Promise<StoredSession | undefined> {
    return Promise.resolve(structuredClone(this.#kept.get(id)));
  }

  list(): Promise<StoredSession[]> {
    const all = [...this.#kept.values()].toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
    return Promise.resolve(structuredClone(all));
  }

  delete(id: string): Promise<void> {
    this.#kept.delete(id);
    return Promise.resolve();
  }

  deleteAll(): Promise<number> {
    this.#kept.clear();
    return this.size();
  }

  size(): Promise<number> {
    return Promise.resolve(this.#bytes());
  }

  #bytes(): number {
    return [...this.#kept.values()].reduce((sum, { text }) => sum + text.length, 0);
  }
}
