import type { Mark } from '../notebook/format.ts';
import { loadNotebook, onceNotebook } from '../notebook/loading.ts';
import type { NotebookStore } from '../notebook/store.ts';
import { loadStylesheet } from '../styles/load-stylesheet.ts';
import styles from '../styles/guide-tools.css?url';

const MARKS = [
  ['solid', 'Solid'],
  ['shaky', 'Shaky'],
  ['', 'New'],
] as const;
const WAIT_FOR_TYPING = 400;
/** Characters of a note that show while it is closed. */
const PREVIEW = 60;

/**
 * The reader's own controls of a question: mark, link, note. The element makes them, since they are
 * the same for every question and nothing without a script.
 */
class QuestionNotes extends HTMLElement {
  #listening = new AbortController();
  #store: NotebookStore | undefined;
  #typing = 0;

  connectedCallback(): void {
    void loadStylesheet(styles).then(() => this.isConnected && this.#upgrade());
  }

  #upgrade(): void {
    this.replaceChildren(...this.#controls());
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener(
      'change',
      ({ target }) => {
        if (target instanceof HTMLInputElement)
          this.#use((store) => store.setMark(this.#key, (target.value || undefined) as Mark));
      },
      { signal },
    );
    this.addEventListener(
      'input',
      ({ target }) => {
        if (target !== this.#note) return;
        clearTimeout(this.#typing);
        this.#typing = window.setTimeout(this.#keep, WAIT_FOR_TYPING);
      },
      { signal },
    );
    // Loaded in time for what is typed last before the reader leaves.
    this.addEventListener('focusin', () => this.#use(), { signal });
    this.addEventListener('focusout', this.#keep, { signal });
    addEventListener('pagehide', this.#keep, { signal });
    this.querySelector('button')?.addEventListener('click', () => this.#copy(), { signal });
    onceNotebook((store) => {
      this.#store = store;
      if (signal.aborted) return;
      signal.addEventListener('abort', store.subscribe(this.#show));
      this.#show();
    });
  }

  disconnectedCallback(): void {
    this.#keep();
    this.#listening.abort();
  }

  /** Controls of one question are told from those of another by its title. */
  #named(word: string): string {
    return `${word}: ${this.closest('article')?.querySelector('h3')?.textContent.trim() ?? ''}`;
  }

  #controls(): Node[] {
    const marks = make('fieldset', {}, make('legend', { className: 'label' }, 'In your notebook'));
    for (const [value, word] of MARKS) {
      const radio = make('input', {
        type: 'radio',
        name: `mark-${this.#id}`,
        value,
        ariaLabel: this.#named(word),
      });
      marks.append(make('label', {}, radio, word));
    }
    const note = make('textarea', {
      className: 'sheet',
      rows: 5,
      maxLength: 4_000,
      ariaLabel: 'I would say',
    });
    const status = make('p', { role: 'status' });
    return [
      make(
        'div',
        { className: 'mine' },
        marks,
        make('button', { type: 'button', ariaLabel: this.#named('Copy link') }, 'Copy link'),
        status,
      ),
      make(
        'details',
        { className: 'note' },
        make(
          'summary',
          { ariaLabel: this.#named('I would say…') },
          'I would say… ',
          make('span', {}),
        ),
        note,
      ),
    ];
  }

  get #id(): string {
    return this.closest('article')?.id ?? '';
  }

  get #key(): string {
    return `${document.querySelector<HTMLElement>('guide-outline')?.dataset['guide'] ?? ''}/${this.#id}`;
  }

  get #radios(): NodeListOf<HTMLInputElement> {
    return this.querySelectorAll('[type=radio]');
  }

  get #note(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  readonly #show = (): void => {
    const mark = this.#store?.markOf(this.#key) ?? '';
    const kept = this.#store?.noteOf(this.#key) ?? '';
    for (const radio of this.#radios) radio.checked = radio.value === mark;
    const start = this.querySelector('summary span');
    if (start) start.textContent = kept.length > PREVIEW ? `${kept.slice(0, PREVIEW)}…` : kept;
    const note = this.#note;
    // Never under the reader's hands.
    if (note && note !== document.activeElement) note.value = kept;
  };

  readonly #keep = (): void => {
    clearTimeout(this.#typing);
    const text = this.#note?.value ?? '';
    if (this.#store && text !== this.#store.noteOf(this.#key))
      this.#use((store) => store.setNote(this.#key, text), 'Kept on this device');
  };

  /** At once where the notebook is there: a page that is being left does not wait. */
  #use(change?: (store: NotebookStore) => void, done = ''): void {
    const use = (store: NotebookStore) => {
      if (!change) return;
      change(store);
      this.#say(store.trouble ?? done);
    };
    if (this.#store) use(this.#store);
    else
      loadNotebook().then(use, () =>
        this.#say('The notebook could not be loaded. Check the connection.'),
      );
  }

  #copy(): void {
    const { href } = new URL(`#${this.#id}`, location.href);
    navigator.clipboard.writeText(href).then(
      () => this.#say('Link copied'),
      // Without permission the reader copies it by hand.
      () => this.#say(href),
    );
  }

  #say(text: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

customElements.define('question-notes', QuestionNotes);
