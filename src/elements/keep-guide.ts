/** Keeps the guide of its page for reading offline. What it needs comes when the reader is near. */
class KeepGuide extends HTMLElement {
  readonly #near = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    this.#near.disconnect();
    void import('../offline/keep-switch.ts').then(({ keepSwitch }) =>
      keepSwitch(this, this.dataset['scope'] ?? '/'),
    );
  });

  connectedCallback(): void {
    if (import.meta.env.PROD && 'serviceWorker' in navigator && 'caches' in globalThis)
      this.#near.observe(this);
  }

  disconnectedCallback(): void {
    this.#near.disconnect();
  }
}

customElements.define('keep-guide', KeepGuide);
