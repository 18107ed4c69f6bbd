import { loadNotebook, onceNotebook } from '../notebook/loading.ts';
import type { NotebookStore } from '../notebook/store.ts';

/** Writing on every stop of a scroll would be too often. */
const REST_BEFORE_SAVE = 1_000;
const PART = '.guide-text :is(section, article)[id]';

/**
 * Shows in the outline where the reader is, remembers it, and offers to go on from there on the
 * next visit. Once the reader has chosen where to go, it closes its sheet, and the focus follows.
 */
class GuideOutline extends HTMLElement {
  #listening = new AbortController();
  #at = '';
  #resting = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', this.#follow, { signal });

    const parts = document.querySelectorAll(PART);
    // A line a quarter down the window: what crosses it is being read.
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) this.#arrive(target.id);
      },
      { rootMargin: '-25% 0px -74%' },
    );
    for (const part of parts) observer.observe(part);
    signal.addEventListener('abort', () => observer.disconnect());

    let notebook: NotebookStore | undefined;
    const first = parts[0]?.id ?? '';
    const save = () => {
      if (this.#at !== '' && this.#at !== first) notebook?.setPosition(this.#guide, this.#at);
    };
    document.addEventListener(
      'scrollend',
      () => {
        clearTimeout(this.#resting);
        this.#resting = window.setTimeout(
          // Where it cannot be loaded, no place is remembered.
          () => void loadNotebook().then(save, () => undefined),
          REST_BEFORE_SAVE,
        );
      },
      { signal },
    );
    addEventListener('pagehide', save, { signal });
    document.addEventListener('visibilitychange', () => document.hidden && save(), { signal });
    onceNotebook((store) => {
      notebook = store;
      if (location.hash === '' && scrollY < innerHeight / 2 && !signal.aborted)
        this.#offer(store.position(this.#guide));
    });
  }

  disconnectedCallback(): void {
    clearTimeout(this.#resting);
    this.#listening.abort();
  }

  get #guide(): string {
    return this.dataset['guide'] ?? '';
  }

  #arrive(id: string): void {
    this.#at = id;
    const link = this.querySelector(`nav a[href="#${id}"]`);
    if (!link) return;
    this.querySelector('nav [aria-current]')?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
  }

  /** A link that is gone once the reader goes elsewhere. */
  #offer(id = ''): void {
    const heading = document.getElementById(id)?.querySelector('h2, h3');
    if (!heading) return;
    const link = document.createElement('a');
    link.className = 'continue sheet';
    link.href = `#${id}`;
    link.textContent = `Continue where you were: ${heading.textContent.trim()}`;
    this.prepend(link);
    document.addEventListener(
      'scroll',
      () => {
        if (scrollY > innerHeight / 2 && link !== document.activeElement) link.remove();
      },
      { signal: this.#listening.signal, passive: true },
    );
  }

  readonly #follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const sheet = this.querySelector<HTMLElement>('[popover]');
    if (sheet?.matches(':popover-open')) sheet.hidePopover();
    // After the browser has followed the link, which takes the focus away.
    setTimeout(() => {
      const heading = document.getElementById(link.hash.slice(1))?.querySelector('h2, h3');
      const target = heading?.querySelector('a') ?? heading;
      if (!(target instanceof HTMLElement)) return;
      if (target === heading) target.tabIndex = -1;
      target.focus({ preventScroll: true });
      if (link.matches('.continue')) link.remove();
    });
  };
}

customElements.define('guide-outline', GuideOutline);
