import type { IndexedStore } from '../practice/adapters/indexed-store.ts';
import type { HistoryPages } from '../practice/history/history-pages.ts';
import { sessionOfHash } from '../practice/practice-links.ts';
import { count } from '../guides/count.ts';
import { saveFile } from '../save-file.ts';

const TROUBLES = {
  blocked:
    'Another tab of this site does not let go of the sessions. Close the other tabs, then try again.',
  newer: 'The sessions were kept by a newer edition of this site. Reload the page to see them.',
  closed:
    'This browser does not let the site keep anything, or its storage fails: in a private window, often. Sessions last until you leave their page.',
} as const;
const UNLOADED = 'The history could not be loaded. Check the connection, then try again.';
const FILE_TROUBLES = {
  unreadable: 'The file could not be read. Nothing was changed.',
  newer: 'The file is of a newer edition of this site. Nothing was changed.',
  'another-format': 'The file is not an export of practice sessions as JSON. Nothing was changed.',
} as const;

/** Lists practice sessions, opens one, and exports, imports, and deletes them. */
class PracticeHistory extends HTMLElement {
  #listening = new AbortController();
  #store: IndexedStore | undefined;
  #pages: HistoryPages | undefined;
  #amount = 0;
  /** What the list was made of, so that it is made anew only where that changed. */
  #listed = '';
  #shown = 0;
  /** The session that the open dialog asks about; all of them without. */
  #asked: string | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => this.#press(event), { signal });
    const file = this.querySelector<HTMLInputElement>('[type=file]');
    file?.addEventListener('change', () => void this.#import(file), { signal });
    const dialog = this.#dialog;
    dialog?.addEventListener(
      'close',
      () => {
        if (dialog.returnValue === 'delete') void this.#delete(this.#asked);
        dialog.returnValue = '';
      },
      { signal },
    );
    window.addEventListener('hashchange', () => this.#show(true), { signal });
    // Another tab may have gone on meanwhile; what is open stays as it is.
    document.addEventListener(
      'visibilitychange',
      () => {
        if (!document.hidden && this.#opened === undefined) void this.#load(true);
      },
      { signal },
    );
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    void this.#store?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  get #opened(): string | undefined {
    return sessionOfHash(location.hash);
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<practice-history> has no part “${name}”.`);
    return part;
  }

  #say(text: string): void {
    this.#part('status').textContent = text;
  }

  /**
   * Read what is kept; all that shows it is loaded where there is something to show.
   *
   * @param isQuiet leave the list alone, and the focus in it, where nothing has changed
   */
  async #load(isQuiet = false): Promise<void> {
    const shown = ++this.#shown;
    try {
      const { IndexedStore, StoreError } = await import('../practice/adapters/indexed-store.ts');
      const store = (this.#store ??= new IndexedStore());
      const stored = await store.list().catch((error: unknown) => {
        if (error instanceof StoreError) return error.trouble;
        throw error;
      });
      if (typeof stored === 'string') {
        this.#fail(TROUBLES[stored]);
        return;
      }
      if (stored.length > 0) {
        const { HistoryPages } = await import('../practice/history/history-pages.ts');
        const { practice = '/practice/', guides = '/guides/' } = this.dataset;
        this.#pages ??= new HistoryPages({ practice, guides });
        await this.#pages.read(stored);
      }
      const { claimedSessions } = await import('../practice/session-claim.ts');
      const claimed = await claimedSessions();
      if (shown !== this.#shown) return;
      const listed = JSON.stringify([stored.map(({ id, revision }) => [id, revision]), ...claimed]);
      if (isQuiet && listed === this.#listed) return;
      this.#listed = listed;
      this.#amount = stored.length;
      this.#part('trouble').hidden = true;
      this.#part('work').hidden = false;
      this.#showList(claimed);
      this.#show(false);
    } catch {
      if (shown === this.#shown) this.#fail(UNLOADED);
    }
  }

  #fail(text: string): void {
    this.#listed = '';
    const trouble = this.#part('trouble');
    trouble.hidden = false;
    const said = trouble.querySelector('p');
    if (said) said.textContent = text;
    this.#part('work').hidden = true;
  }

  #showList(claimed: ReadonlySet<string>): void {
    this.#part('none').hidden = this.#amount > 0;
    this.#part('export').hidden = this.#amount === 0;
    if (this.#amount === 0 || !this.#pages) {
      this.#part('list').replaceChildren();
      return;
    }
    this.#part('list').replaceChildren(...this.#pages.list(claimed));
  }

  /** The session that the address names, or the list. */
  #show(isAsked: boolean): void {
    const id = this.#opened;
    const view = id === undefined || this.#amount === 0 ? undefined : this.#pages?.session(id);
    const isOpen = view !== undefined;
    if (view) this.#part('session').replaceChildren(...view);
    this.#part('opened').hidden = !isOpen;
    this.#part('all').hidden = isOpen;
    if (id !== undefined && !isOpen) this.#say('There is no such session on this device.');
    else if (isAsked) this.#say('');
    if (!isAsked) return;
    const heading = isOpen ? this.#part('session').querySelector('h2') : this.#part('heading');
    heading?.focus();
  }

  #press({ target }: Event): void {
    const button = target instanceof Element ? target.closest('button') : undefined;
    const { action, session = this.#opened } = button?.dataset ?? {};
    switch (action) {
      case 'again':
        void this.#load();
        return;
      case 'print':
        print();
        return;
      case 'json':
        saveFile('practice-history.json', this.#pages?.json() ?? '', 'application/json');
        return;
      case 'markdown':
        saveFile('practice-history.md', this.#pages?.markdown() ?? '', 'text/markdown');
        return;
      case 'one-json':
        saveFile('practice-session.json', this.#pages?.json(session) ?? '', 'application/json');
        return;
      case 'one-markdown':
        saveFile('practice-session.md', this.#pages?.markdown(session) ?? '', 'text/markdown');
        return;
      case 'raw':
        saveFile('practice-session.txt', this.#pages?.raw(session ?? '') ?? '', 'text/plain');
        return;
      case 'delete-one':
        this.#ask(session);
        return;
      case 'delete-all':
        this.#ask(undefined);
    }
  }

  #ask(session: string | undefined): void {
    this.#asked = session;
    const isOne = session !== undefined;
    this.#part('ask-one').hidden = !isOne;
    this.#part('ask-all').hidden = isOne;
    this.#part('ask-name').textContent = isOne ? (this.#pages?.name(session) ?? '') : '';
    const title = this.#dialog?.querySelector('h2');
    if (title) title.textContent = isOne ? 'Delete this session?' : 'Delete everything?';
    this.#part('ask-amount').textContent = count(this.#amount, 'session');
    this.#dialog?.showModal();
  }

  async #delete(session: string | undefined): Promise<void> {
    let said = '';
    try {
      said = session === undefined ? await this.#deleteAll() : await this.#deleteOne(session);
    } catch {
      this.#say('The browser did not let it be deleted. Try again.');
      return;
    }
    if (this.#opened !== undefined) history.replaceState(undefined, '', location.pathname);
    await this.#load();
    this.#report(said);
  }

  /** Say what became of it, where the reader is led. */
  #report(text: string): void {
    this.#say(text);
    this.#part('heading').focus({ preventScroll: true });
    this.#part('status').scrollIntoView({ block: 'center' });
  }

  async #deleteOne(session: string): Promise<string> {
    await this.#store?.delete(session);
    return `Deleted: ${this.#pages?.name(session)}.`;
  }

  async #deleteAll(): Promise<string> {
    if (!this.#store) return '';
    const { VoicePack } = await import('../practice/voice/voice-pack.ts');
    const pack = new VoicePack(this.dataset['scope'] ?? '/');
    const sessions = await this.#store.deleteAll();
    await pack.remove();
    const files = await pack.bytes();
    const left = `${sessions} bytes of sessions, ${files} bytes of the voice pack`;
    return sessions + files === 0
      ? `Everything is deleted. Read back from the storage: ${left}.`
      : `Something is left that the browser did not let be deleted: ${left}. Its own settings can delete the data of this site.`;
  }

  async #import(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    const store = this.#store;
    if (!file || !store) return;
    this.#say('Reading…');
    try {
      const { importHistory, MOST_CHARACTERS } =
        await import('../practice/history/history-import.ts');
      // Bytes are at least as many as characters; a film chosen by mistake is not read at all.
      const report =
        file.size > 4 * MOST_CHARACTERS
          ? 'another-format'
          : await importHistory(await file.text(), store, () => crypto.randomUUID());
      if (typeof report === 'string') {
        this.#report(FILE_TROUBLES[report]);
      } else {
        await this.#load();
        const { added, unchanged, refused, unkept } = report;
        const lost = unkept > 0 ? ` ${unkept} could not be kept: there is no room left.` : '';
        this.#report(
          `${count(added, 'session')} added, ${unchanged} here already, ${refused} refused.${lost}`,
        );
      }
    } catch {
      this.#report(FILE_TROUBLES.unreadable);
    }
    input.value = '';
  }
}

customElements.define('practice-history', PracticeHistory);
