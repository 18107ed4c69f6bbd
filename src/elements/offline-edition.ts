import { registerWorker } from '../offline/worker-registration.ts';

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

  readonly #start = (): void => {
    if (localStorageSays('off') || isSavingData()) return;
    registerWorker(this.dataset['scope'] ?? '/').then(this.#watch, () => {
      // Private windows and full devices refuse; the site is whole without it.
    });
  };

  readonly #watch = (registration: ServiceWorkerRegistration): void => {
    const offer = () => {
      if (registration.waiting && navigator.serviceWorker.controller) this.#offer(registration);
    };
    offer();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', offer),
    );
  };

  /** A page never changes under a reader's eyes: the new edition comes when they ask for it. */
  #offer(registration: ServiceWorkerRegistration): void {
    const template = this.querySelector('template');
    if (!template || this.querySelector('[role=status]')) return;
    this.append(template.content.cloneNode(true));
    this.querySelector('button')?.addEventListener('click', () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      registration.waiting?.postMessage('take-over');
    });
  }
}

function localStorageSays(value: string): boolean {
  try {
    return localStorage.getItem('field-guide:offline') === value;
  } catch {
    return false;
  }
}

function isSavingData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? matchMedia('(prefers-reduced-data: reduce)').matches;
}

customElements.define('offline-edition', OfflineEdition);
