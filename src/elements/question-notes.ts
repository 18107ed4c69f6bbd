import type { Mark } from '../notebook/format.ts';
import { loadNotebook, onceNotebook } from '../notebook/loading.ts';
import type { NotebookStore } from '../notebook/store.ts';

const WAIT_FOR_TYPING = 400;

/** The reader's own controls of a question, cloned from the page's template: mark, link, note. */
class QuestionNotes extends HTMLElement {
  #listening = new AbortController();
  #store: NotebookStore | undefined;
  #typing = 0;

  connectedCallback(): void {
    const template = document.querySelector<HTMLTemplateElement>('template[data-guide]');
    if (!template) return;
    this.replaceChildren(template.content.cloneNode(true));
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const radio of this.#radios) radio.name = `mark-${this.#id}`;

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

  get #id(): string {
    return this.closest('article')?.id ?? '';
  }

  get #key(): string {
    return `${document.querySelector<HTMLElement>('template[data-guide]')?.dataset['guide'] ?? ''}/${this.#id}`;
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
    if (start) start.textContent = kept;
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

customElements.define('question-notes', QuestionNotes);
