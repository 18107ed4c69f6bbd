import { kilobytes } from '../offline/bytes.ts';
import {
  dropAll,
  dropGuide,
  isGuideKept,
  isWholeSearchKept,
  keepAll,
  keepGuide,
  readCatalog,
  removeOfflineEdition,
  shelfPages,
  type GuideFiles,
  type OfflineCatalog,
} from '../offline/shelf.ts';
import { isWanted, rememberWanted } from '../offline/switch.ts';
import { registerWorker } from '../offline/worker-registration.ts';

/** The offline page: what is on this device, keeping guides, and taking everything away again. */
class OfflineShelf extends HTMLElement {
  #listening = new AbortController();
  #keeping: AbortController | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
      this.#say('This browser cannot keep pages, or not at this address.');
      return;
    }
    this.#sayWhatIsMissing();
    this.addEventListener('change', (event) => this.#changed(event), { signal });
    this.addEventListener('click', (event) => this.#clicked(event), { signal });
    void this.#show().then(() => this.#part('tools').removeAttribute('hidden'));
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#keeping?.abort();
  }

  get #scope(): string {
    return this.dataset['scope'] ?? '/';
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<offline-shelf> has no part “${name}”.`);
    return part;
  }

  #say(text: string): void {
    this.#part('status').textContent = text;
  }

  /** The worker answers with this page where it has no other: the address is the one asked for. */
  #sayWhatIsMissing(): void {
    if (location.pathname === `${this.#scope}offline/`) return;
    this.#part('missing-address').textContent = location.pathname;
    this.#part('missing').hidden = false;
  }

  async #show(): Promise<void> {
    await this.#showPages();
    const { usage } = await navigator.storage.estimate();
    this.#part('usage').textContent =
      usage === undefined ? '' : `On this device now: about ${kilobytes(usage)}.`;
    this.#part('off').hidden = isWanted();
    this.#part('remove').hidden = !isWanted();
    const catalog = await this.#catalog();
    if (!catalog) return;
    for (const guide of catalog.guides) {
      const row = this.querySelector<HTMLElement>(`[data-slug="${CSS.escape(guide.slug)}"]`);
      const box = row?.querySelector('input');
      const amount = row?.querySelector('.amount');
      if (box) box.checked = await isGuideKept(this.#scope, guide);
      if (amount) amount.textContent = kilobytes(guide.bytes);
    }
    const bytes = catalog.guides.reduce((sum, guide) => sum + guide.bytes, catalog.search.bytes);
    this.#part('all').textContent = `Keep all guides and search (${kilobytes(bytes)})`;
    this.#part('search').textContent = (await isWholeSearchKept(this.#scope, catalog))
      ? 'The search index is kept: search works offline too.'
      : `The search index is not kept, so search needs a connection. It comes with “Keep all” and weighs ${kilobytes(catalog.search.bytes)}.`;
  }

  async #showPages(): Promise<void> {
    const template = this.querySelector('template');
    const pages = await shelfPages(this.#scope);
    this.#part('pages').replaceChildren(
      ...pages.flatMap(({ url, title, isKept, bytes, date }) => {
        const row = template?.content.cloneNode(true);
        if (!(row instanceof DocumentFragment)) return [];
        const link = row.querySelector('a');
        if (link) {
          link.href = url;
          link.textContent = title;
        }
        const day = date?.toLocaleDateString('en-US', { dateStyle: 'medium' });
        const facts = [isKept ? 'kept' : 'visited', day, kilobytes(bytes)];
        const amount = row.querySelector('.amount');
        if (amount) amount.textContent = facts.filter((fact) => fact !== undefined).join(', ');
        return [row];
      }),
    );
    this.#part('none').hidden = pages.length > 0;
  }

  async #catalog(): Promise<OfflineCatalog | undefined> {
    return readCatalog(this.#scope).catch(() => {
      this.#say('The sizes of the guides could not be read. Check the connection.');
      return undefined;
    });
  }

  #changed({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const slug = target.closest<HTMLElement>('[data-slug]')?.dataset['slug'];
    void this.#toggle(target, slug);
  }

  async #toggle(box: HTMLInputElement, slug: string | undefined): Promise<void> {
    const guide = (await this.#catalog())?.guides.find((candidate) => candidate.slug === slug);
    if (!guide) return;
    await this.#attempt(box.checked ? `${guide.title}: kept.` : `${guide.title}: removed.`, () =>
      box.checked ? this.#keep(guide) : dropGuide(this.#scope, guide),
    );
  }

  async #keep(guide: GuideFiles): Promise<void> {
    await registerWorker(this.#scope);
    await keepGuide(this.#scope, guide);
  }

  #clicked({ target }: Event): void {
    const action =
      target instanceof Element ? target.closest('button')?.dataset['part'] : undefined;
    if (action === 'all') void this.#keepAll();
    if (action === 'cancel') this.#keeping?.abort();
    if (action === 'drop')
      void this.#attempt('Nothing is kept by choice any more; pages you visited stay.', () =>
        dropAll(this.#scope),
      );
    if (action === 'remove') void this.#remove();
    if (action === 'on')
      void this.#attempt('Pages you visit are kept again.', async () => {
        rememberWanted(true);
        await registerWorker(this.#scope);
      });
  }

  async #keepAll(): Promise<void> {
    const catalog = await this.#catalog();
    if (!catalog || this.#keeping) return;
    const keeping = new AbortController();
    this.#keeping = keeping;
    const bar = this.querySelector('progress');
    const running = this.#part('running');
    running.hidden = false;
    this.#say('Keeping all guides and search…');
    try {
      await this.#attempt('All guides and search are kept on this device.', async () => {
        await registerWorker(this.#scope);
        await keepAll(this.#scope, catalog, {
          signal: keeping.signal,
          onProgress: (share) => bar && (bar.value = share),
        });
      });
    } finally {
      running.hidden = true;
      this.#keeping = undefined;
      this.#part('all').focus();
    }
  }

  async #remove(): Promise<void> {
    const left = await removeOfflineEdition(this.#scope);
    await this.#show();
    this.#say(
      left.caches + left.workers === 0
        ? 'Removed: no cache and no worker of this site is left on this device.'
        : `Not all could be removed: ${left.caches} caches and ${left.workers} workers are left. Close the other tabs of this site and try again.`,
    );
  }

  async #attempt(done: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
      this.#say(done);
    } catch (error) {
      this.#say(
        error instanceof DOMException && error.name === 'AbortError'
          ? 'Stopped. What had come whole is kept.'
          : 'That did not work. Check the connection and the free space on this device.',
      );
    }
    await this.#show();
  }
}

customElements.define('offline-shelf', OfflineShelf);
