/**
 * Loads the question explorer when the address carries a choice, or when the reader reaches for a
 * control; until then the page is what the server printed.
 */
class ExplorerGate extends HTMLElement {
  /** Until the reader reaches for a control. */
  #listening = new AbortController();
  #connected = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.#connected = new AbortController();
    const { signal } = this.#listening;
    if (location.search !== '') {
      this.#open();
      return;
    }
    for (const reach of ['pointerover', 'pointerdown', 'focusin', 'input'])
      this.addEventListener(
        reach,
        ({ target }) => {
          if (target instanceof Element && target.closest('form, fieldset, select, button'))
            this.#open();
        },
        { signal, passive: true },
      );
    // What is pressed while the explorer is on its way is pressed again when it is there.
    this.addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest('button[type=button]') : null;
        if (button instanceof HTMLElement && !customElements.get('question-explorer'))
          void customElements.whenDefined('question-explorer').then(() => button.click());
      },
      { signal: this.#connected.signal },
    );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#connected.abort();
  }

  #open(): void {
    this.#listening.abort();
    void import('./question-explorer.ts');
  }
}

customElements.define('explorer-gate', ExplorerGate);
