import {
  emptyNotebook,
  formatNotebook,
  isGuideKey,
  isQuestionKey,
  LIMITS,
  newestPositions,
  parseNotebook,
  UNREADABLE_KEY,
  type Mark,
  type Notebook,
  type ParsedNotebook,
  type QuestionEntry,
} from './format.ts';
import { NOTEBOOK_KEY } from './key.ts';
import type { MergeReport } from './merge.ts';
import { countByGuide, progressOf, type MarkCounts, type Progress } from './progress.ts';

/** Where a notebook is kept; `localStorage` fits. Every call may throw. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'field-guide:';
const TROUBLES = {
  blocked:
    'This browser does not let the site keep anything. Marks and notes last until you leave the page.',
  full: 'There is no room left to save. What you do now lasts until you leave the page; export or delete something on the notebook page.',
  unreadable:
    'The saved notebook could not be read, so you start with an empty one. The unreadable text is kept; the notebook page offers it.',
  damaged:
    'A part of the saved notebook could not be read; the rest is here. The notebook page offers the whole text.',
  newer:
    'Your notebook was saved by a newer version of this site. Reload the page; until then nothing is written over.',
} as const;

/**
 * The reader's notebook. It answers from memory and writes through to the storage; where that
 * fails it goes on in memory and says so in `trouble`, and reading a guide never depends on it.
 *
 * A change is made to what is stored at that moment, so that two tabs do not undo each other. A
 * change that could not be written waits, and is made again with the next one.
 */
export class NotebookStore {
  readonly #storage: () => StoragePort;
  readonly #now: () => Date;
  readonly #listeners = new Set<() => void>();
  #waiting: ((notebook: Notebook) => void)[] = [];
  #text: string | null = null;
  #parsed = nothingRead();
  #failure: 'blocked' | 'full' | undefined;
  #counts: MarkCounts | undefined;

  /** @param storage asked for each time, since asking may throw */
  constructor(storage: () => StoragePort, now = () => new Date()) {
    this.#storage = storage;
    this.#now = now;
    this.#read();
  }

  markOf(key: string): Mark | undefined {
    return this.#entry(key)?.mark;
  }

  setMark(key: string, mark: Mark | undefined): void {
    const at = this.#time();
    this.#changeEntry(key, (entry) => {
      if (mark) entry.mark = mark;
      else delete entry.mark;
      entry.markedAt = at;
    });
  }

  noteOf(key: string): string {
    return this.#entry(key)?.note ?? '';
  }

  /** Keep a note, cut to its bound; an empty one removes it. */
  setNote(key: string, text: string): void {
    const note = text.slice(0, LIMITS.note);
    if (note === this.noteOf(key)) return;
    const at = this.#time();
    this.#changeEntry(key, (entry) => {
      if (note) entry.note = note;
      else delete entry.note;
      entry.notedAt = at;
    });
  }

  /** The `#id` of the heading that the reader last had before the eyes in a guide. */
  position(guide: string): string | undefined {
    return this.#notebook.positions.get(guide)?.at;
  }

  setPosition(guide: string, id: string): void {
    if (!isGuideKey(guide) || id === this.position(guide)) return;
    const on = this.#time();
    this.#change((notebook) => {
      notebook.positions.set(guide, { at: id, on });
      notebook.positions = newestPositions(notebook.positions);
    });
  }

  /** What the reader searched for, the newest first. */
  get searches(): readonly string[] {
    return this.#notebook.searches;
  }

  addSearch(text: string): void {
    const search = text.trim().slice(0, LIMITS.search);
    if (search === '') return;
    this.#change((notebook) => {
      const others = notebook.searches.filter((other) => other !== search);
      notebook.searches = [search, ...others].slice(0, LIMITS.searches);
    });
  }

  clearSearches(): void {
    this.#change((notebook) => (notebook.searches = []));
  }

  marked(): ReadonlyMap<string, Mark> {
    return new Map(this.#marks());
  }

  /** Every question with a mark or a note. */
  entries(): ReadonlyMap<string, Readonly<QuestionEntry>> {
    return new Map(
      [...this.#notebook.questions].filter(([, { mark, note }]) => mark !== undefined || note),
    );
  }

  progress(guide: string, total: number): Progress {
    return progressOf((this.#counts ??= countByGuide(this.#marks())), guide, total);
  }

  /** Why something is not kept, in a sentence for the reader. */
  get trouble(): string | undefined {
    const isFull = this.#notebook.questions.size >= LIMITS.questions;
    const kind = this.#failure ?? this.#parsed.trouble ?? (isFull ? 'full' : undefined);
    return kind && TROUBLES[kind];
  }

  /** Stored text that could not be read, for the reader to keep. */
  get unreadable(): string | undefined {
    const { trouble } = this.#parsed;
    const now = trouble && trouble !== 'newer' ? this.#text : null;
    return now ?? this.#attempt((storage) => storage.getItem(UNREADABLE_KEY)) ?? undefined;
  }

  export(): string {
    return formatNotebook(this.#notebook);
  }

  /** Merge an exported file into the notebook. */
  async import(text: string): Promise<MergeReport> {
    const { mergeNotebook } = await import('./merge.ts');
    const now = this.#time();
    const { report, isReadable } = mergeNotebook(this.#notebook, text, now);
    if (isReadable)
      this.#change((notebook) => {
        Object.assign(notebook, mergeNotebook(notebook, text, now).notebook);
      });
    return report;
  }

  /** Remove all that this site keeps in the storage, and say how many characters are left. */
  deleteAll(): number {
    this.#attempt((storage) => {
      for (const key of ownKeys(storage)) storage.removeItem(key);
    });
    this.#waiting = [];
    this.#text = null;
    this.#parsed = nothingRead();
    this.#tell();
    return this.size;
  }

  /** Characters that this site keeps in the storage, with their keys. */
  get size(): number {
    const sizes = this.#attempt((storage) =>
      ownKeys(storage).map((key) => key.length + (storage.getItem(key)?.length ?? 0)),
    );
    return (sizes ?? []).reduce((sum, size) => sum + size, 0);
  }

  /** Be told of every change, from here or from another tab; returns how to stop. */
  subscribe(callback: () => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  /** Look at the storage again, after another tab wrote or the page came back. */
  refresh(): void {
    if (this.#read()) this.#tell();
  }

  get #notebook(): Notebook {
    return this.#parsed.notebook;
  }

  #entry(key: string): QuestionEntry | undefined {
    return this.#notebook.questions.get(key);
  }

  *#marks(): Iterable<readonly [string, Mark]> {
    for (const [key, { mark }] of this.#notebook.questions) if (mark) yield [key, mark];
  }

  #time(): string {
    return this.#now().toISOString();
  }

  #changeEntry(key: string, alter: (entry: QuestionEntry) => void): void {
    if (!isQuestionKey(key)) return;
    this.#change(({ questions }) => {
      const entry = { ...questions.get(key) };
      alter(entry);
      if (questions.has(key) || questions.size < LIMITS.questions || makeRoom(questions))
        questions.set(key, entry);
    });
  }

  #change(change: (notebook: Notebook) => void): void {
    this.#read();
    change(this.#notebook);
    this.#waiting.push(change);
    this.#write();
    this.#tell();
  }

  /** Whether what is stored is not what it was. */
  #read(): boolean {
    const text = this.#attempt((storage) => storage.getItem(NOTEBOOK_KEY));
    if (text === undefined || text === this.#text) return false;
    this.#text = text;
    this.#parsed = text === null ? nothingRead() : parseNotebook(text);
    for (const change of this.#waiting) change(this.#notebook);
    return true;
  }

  #write(): void {
    if (this.#parsed.trouble === 'newer') return;
    const text = formatNotebook(this.#notebook);
    if (text.length > LIMITS.document) {
      this.#failure = 'full';
      return;
    }
    this.#attempt((storage) => {
      this.#putAside(storage);
      storage.setItem(NOTEBOOK_KEY, text);
      this.#waiting = [];
      this.#text = text;
      this.#parsed = { ...this.#parsed, trouble: undefined };
      this.#failure = undefined;
    });
  }

  /** Nothing is written over that could not be read, unless it is kept elsewhere first. */
  #putAside(storage: StoragePort): void {
    if (!this.#parsed.trouble || this.#text === null) return;
    const before = storage.getItem(UNREADABLE_KEY) ?? '';
    if (before.includes(this.#text)) return;
    storage.setItem(UNREADABLE_KEY, before === '' ? this.#text : `${before}\n${this.#text}`);
  }

  /** A failure stays said until something could be written. */
  #attempt<Result>(use: (storage: StoragePort) => Result): Result | undefined {
    try {
      return use(this.#storage());
    } catch (error) {
      const isFull = error instanceof Error && /quota/i.test(error.name);
      this.#failure = isFull ? 'full' : 'blocked';
      return undefined;
    }
  }

  #tell(): void {
    this.#counts = undefined;
    for (const listener of this.#listeners) listener();
  }
}

/** What was removed makes way for what is new; whether there was such a thing. */
function makeRoom(questions: Map<string, QuestionEntry>): boolean {
  for (const [key, { mark, note }] of questions) if (!mark && !note) return questions.delete(key);
  return false;
}

function nothingRead(): ParsedNotebook {
  return { notebook: emptyNotebook(), trouble: undefined, refused: [] };
}

function ownKeys(storage: StoragePort): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(
    (key) => key.startsWith(PREFIX),
  );
}

let shared: NotebookStore | undefined;

/** The notebook of this browser, one for all elements of a page. */
export function openNotebook(): NotebookStore {
  if (shared) return shared;
  const store = new NotebookStore(() => localStorage);
  window.addEventListener('storage', ({ key }) => {
    if (key === null || key === NOTEBOOK_KEY) store.refresh();
  });
  // A page that comes back from the history slept through what other tabs did.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) store.refresh();
  });
  return (shared = store);
}
