/** Cache Storage in memory, with room for so many bytes. */
export class MemoryCaches {
  room: number;
  readonly #caches = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();

  constructor(room = Infinity) {
    this.room = room;
  }

  has(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.has(name));
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.delete(name));
  }

  /** What lies in a cache, by address. */
  stored(name: string): Map<string, Uint8Array<ArrayBuffer>> {
    const stored = this.#caches.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    this.#caches.set(name, stored);
    return stored;
  }

  open(name: string): Promise<Cache> {
    const stored = this.stored(name);
    const addressOf = (asked: RequestInfo | URL) =>
      new URL(asked instanceof Request ? asked.url : asked, 'http://site.test').pathname;
    const cache: Pick<Cache, 'match' | 'put' | 'keys' | 'delete'> = {
      match: (asked) => {
        const bytes = stored.get(addressOf(asked));
        return Promise.resolve(bytes && new Response(bytes));
      },
      put: async (asked, response) => {
        const bytes = new Uint8Array(await response.arrayBuffer());
        const used = [...stored.values()].reduce((sum, { length }) => sum + length, 0);
        if (used + bytes.length > this.room)
          throw new DOMException('No room is left.', 'QuotaExceededError');
        stored.set(addressOf(asked), bytes);
      },
      keys: () =>
        Promise.resolve([...stored.keys()].map((path) => new Request(`http://site.test${path}`))),
      delete: (asked) => Promise.resolve(stored.delete(addressOf(asked))),
    };
    return Promise.resolve(cache as Cache);
  }
}
