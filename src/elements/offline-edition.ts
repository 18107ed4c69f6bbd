/** Brings the service worker once the page is there, and says when a newer edition waits. */
class OfflineEdition extends HTMLElement {
  connectedCallback(): void {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    if (document.readyState === 'complete') this.#start();
    else addEventListener('load', this.#start, { once: true });
  }

  disconnectedCallback(): void {
    removeEventListener('load', this.#start);
  }

  /** All the rest comes after the page: nothing of it may hold reading up. */
  readonly #start = (): void => {
    import('../offline/offline-start.ts').then(
      ({ startOffline }) => startOffline(this),
      // The page was left meanwhile; the next one starts it.
      () => undefined,
    );
    loadWhenNear('keep-guide');
  };
}

/** The control at the end of a guide, which costs nothing before the reader comes there. */
function loadWhenNear(tag: string): void {
  const place = document.querySelector(tag);
  if (!place) return;
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void import('./keep-guide.ts');
  }).observe(place);
}

customElements.define('offline-edition', OfflineEdition);
