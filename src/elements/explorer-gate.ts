/**
 * Loads the question explorer when the address carries a choice, or when the reader reaches for a
 * control; until then the page is what the server printed.
 */
class ExplorerGate extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (location.search !== '') {
      this.#open();
      return;
    }
    for (const reach of ['pointerover', 'pointerdown', 'focusin', 'input'])
      this.addEventListener(
        reach,
        ({ target }) => {
          if (target instanceof Element && target.closest('form, button')) this.#open();
        },
        { signal, passive: true },
      );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #open(): void {
    this.#listening.abort();
    void import('./question-explorer.ts');
  }
}

customElements.define('explorer-gate', ExplorerGate);
