import { readDraft, type GuideDraft } from '../guides/guide-draft.ts';

/** `localStorage` fits. Every call may throw. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export const DRAFT_KEY = 'field-guide:new-guide';

/** Characters; a whole guide is about 60,000. */
const MOST = 500_000;

const TROUBLES = {
  blocked:
    'This browser does not let the site keep anything. The draft lasts until you leave the page; download it before.',
  full: 'There is no room left to save the draft. It lasts until you leave the page; download it before.',
  long: 'The draft is too long to be saved here. It lasts until you leave the page; download it before.',
  unreadable:
    'A draft was saved here, but it cannot be read, so you start with an empty one. It is replaced when you write.',
  elsewhere:
    'The draft was changed in another tab. Nothing is saved from this one, so that neither overwrites the other. Reload the page to go on with what was saved there.',
} as const;

export type Trouble = keyof typeof TROUBLES;

/** What to tell the writer. */
export function troubleText(trouble: Trouble): string {
  return TROUBLES[trouble];
}

/** The one draft that a browser keeps. Where it cannot be kept, writing goes on and says so. */
export class DraftStore {
  readonly #storage: () => StoragePort;
  /** What this tab read or wrote last; anything else there is another tab's. */
  #last: string | null = null;

  /** @param storage asked for each time, since asking may throw */
  constructor(storage: () => StoragePort) {
    this.#storage = storage;
  }

  read(): { draft: GuideDraft | undefined; trouble?: Trouble } {
    try {
      this.#last = this.#storage().getItem(DRAFT_KEY);
    } catch {
      return { draft: undefined, trouble: 'blocked' };
    }
    if (this.#last === null) return { draft: undefined };
    try {
      const stored: unknown = JSON.parse(this.#last);
      if (typeof stored === 'object' && stored !== null && 'role' in stored)
        return { draft: readDraft(stored) };
    } catch {
      // Not JSON: said below.
    }
    return { draft: undefined, trouble: 'unreadable' };
  }

  /** Keep the draft; the reason where it is not kept. */
  write(draft: GuideDraft): Trouble | undefined {
    const text = JSON.stringify(draft);
    if (text.length > MOST) return 'long';
    let storage;
    try {
      storage = this.#storage();
      if (storage.getItem(DRAFT_KEY) !== this.#last) return 'elsewhere';
    } catch {
      return 'blocked';
    }
    try {
      storage.setItem(DRAFT_KEY, text);
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError'
        ? 'full'
        : 'blocked';
    }
    this.#last = text;
    return undefined;
  }

  /** Forget the draft, whoever wrote it. */
  clear(): Trouble | undefined {
    try {
      this.#storage().removeItem(DRAFT_KEY);
    } catch {
      return 'blocked';
    }
    this.#last = null;
    return undefined;
  }
}
