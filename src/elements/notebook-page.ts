import { element } from '../element.ts';
import { count } from '../guides/count.ts';
import type { GuideData } from '../guides/guide-data.ts';
import { LIMITS, type QuestionEntry } from '../notebook/format.ts';
import type { MergeReport } from '../notebook/merge.ts';
import { loadNotebook } from '../notebook/loading.ts';
import { describeProgress } from '../notebook/progress.ts';
import type { NotebookStore } from '../notebook/store.ts';
import { saveFile } from '../save-file.ts';

/** A file with made-up guides must not have each of them asked for. */
const MOST_GUIDES = 200;

/** What a browser kept for reading without a network may be older than the list of what was removed. */
type KnownGuide = Omit<GuideData, 'removed'> & Partial<Pick<GuideData, 'removed'>>;

type Entries = [id: string, entry: Readonly<QuestionEntry>][];

/** Lists what the reader marked and wrote, by guide, and exports, imports, and deletes it. */
class NotebookPage extends HTMLElement {
  #store!: NotebookStore;
  readonly #guides = new Map<string, Promise<KnownGuide | undefined>>();
  #listening = new AbortController();
  #shown = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    loadNotebook().then(
      (store) => {
        this.#store = store;
        if (!signal.aborted) this.#upgrade(signal);
      },
      () => this.#say('The notebook could not be loaded. Check the connection.'),
    );
  }

  #upgrade(signal: AbortSignal): void {
    this.querySelector<HTMLElement>('.notebook')?.toggleAttribute('hidden', false);
    signal.addEventListener(
      'abort',
      this.#store.subscribe(() => void this.#show()),
    );
    this.addEventListener(
      'click',
      ({ target }) => {
        const action = target instanceof HTMLElement ? target.dataset['action'] : undefined;
        if (action === 'export')
          saveFile('notebook.json', this.#store.export(), 'application/json');
        if (action === 'unreadable')
          saveFile('unreadable-notebook.txt', this.#store.unreadable ?? '');
        if (action === 'delete') this.querySelector('dialog')?.showModal();
      },
      { signal },
    );
    const file = this.querySelector<HTMLInputElement>('[type=file]');
    file?.addEventListener('change', () => void this.#import(file), { signal });
    const dialog = this.querySelector('dialog');
    dialog?.addEventListener(
      'close',
      () => {
        if (dialog.returnValue !== 'delete') return;
        dialog.returnValue = '';
        void this.#delete();
      },
      { signal },
    );
    void this.#show();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** All that the site keeps in this browser, the pages kept for reading without a network too. */
  async #delete(): Promise<void> {
    let left = 0;
    if ('serviceWorker' in navigator && 'caches' in window) {
      const { removeOfflineEdition } = await import('../offline/shelf.ts');
      const { caches: kept, workers } = await removeOfflineEdition(this.dataset['scope'] ?? '/');
      left += kept + workers;
    }
    // Last: taking the kept pages away leaves a note of its own in the storage.
    left += this.#store.deleteAll();
    this.#say(
      left === 0
        ? 'Everything is deleted: 0 bytes left, and no page is kept.'
        : 'Something is left that the browser did not let be deleted. Its own settings can delete the data of this site.',
    );
  }

  async #import(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    try {
      // Bytes are at least as many as characters; a film chosen by mistake is not read at all.
      if (file.size > 4 * LIMITS.document) throw new RangeError(`${file.size} bytes`);
      const report = await this.#store.import(await file.text());
      this.#say(describe(report), report);
    } catch {
      this.#say('The file could not be read. Nothing was changed.');
    }
    input.value = '';
  }

  async #show(): Promise<void> {
    const shown = ++this.#shown;
    const trouble = this.querySelector('.trouble');
    if (trouble) trouble.textContent = this.#store.trouble ?? '';
    this.querySelector('[data-action=unreadable]')?.toggleAttribute(
      'hidden',
      this.#store.unreadable === undefined,
    );
    const byGuide = new Map<string, Entries>();
    for (const [key, entry] of this.#store.entries()) {
      const [guide = '', id = ''] = key.split('/');
      const entries = byGuide.get(guide);
      if (entries) entries.push([id, entry]);
      else byGuide.set(guide, [[id, entry]]);
    }
    const sections = await Promise.all(
      [...byGuide].map(async ([guide, entries]) =>
        this.#section(guide, entries, await this.#guide(guide)),
      ),
    );
    if (shown !== this.#shown) return;
    if (sections.length === 0) sections.push(element('p', '', 'Nothing is marked or noted yet.'));
    this.querySelector('.entries')?.replaceChildren(...sections);
  }

  /** The guide as data; nothing where it is gone or cannot be had, as without a network. */
  #guide(slug: string): Promise<KnownGuide | undefined> {
    const known = this.#guides.get(slug);
    if (known) return known;
    if (this.#guides.size >= MOST_GUIDES) return Promise.resolve(undefined);
    const asked = fetch(`${this.dataset['guides'] ?? '/guides/'}${slug}/guide.json`).then(
      async (response) => (response.ok ? ((await response.json()) as KnownGuide) : undefined),
    );
    const guide = asked.catch(() => undefined);
    this.#guides.set(slug, guide);
    return guide;
  }

  #section(slug: string, entries: Entries, guide: KnownGuide | undefined): HTMLElement {
    const order = new Map(guide?.questions.map(({ id }, index) => [id, index]));
    const titles = new Map(guide?.questions.map(({ id, title }) => [id, title]));
    const section = element('section');
    section.append(element('h2', '', guide?.role ?? slug));
    if (guide) {
      const progress = this.#store.progress(slug, guide.questions.length);
      section.append(element('p', 'kept-mark', describeProgress(progress)));
    }
    const list = element('ul');
    for (const [id, { mark, note }] of entries.toSorted(
      ([a], [b]) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || a.localeCompare(b),
    )) {
      const item = element('li');
      const title = titles.get(id);
      if (guide && title !== undefined) {
        const link = element('a', '', title);
        link.href = `${guide.href}#${id}`;
        item.append(link);
      } else {
        item.append(element('p', '', `${slug}/${id}`));
        if (guide) item.append(this.#farewell(guide, id, titles));
      }
      if (mark) item.append(element('p', 'kept-mark', mark === 'solid' ? '■ Solid' : '▲ Shaky'));
      if (note) item.append(element('p', 'kept-note', note));
      list.append(item);
    }
    section.append(list);
    return section;
  }

  /** Why a question is no longer in its guide, as far as the guide says. */
  #farewell(guide: KnownGuide, id: string, titles: ReadonlyMap<string, string>): HTMLElement {
    const removed = guide.removed?.find((question) => question.id === id);
    const said = removed ? `Removed from the guide: ${removed.reason}` : 'No longer in the guide.';
    const line = element('p', 'kept-mark', said);
    if (removed?.instead === undefined) return line;
    const link = element('a', '', titles.get(removed.instead) ?? removed.instead);
    link.href = `${guide.href}#${removed.instead}`;
    line.append(' Instead: ', link);
    return line;
  }

  #say(text: string, report?: MergeReport): void {
    const said = this.querySelector('.report');
    if (said) said.textContent = text;
    this.querySelector('.refused')?.replaceChildren(
      ...(report?.refused ?? [])
        .slice(0, 20)
        .map(({ key, reason }) => element('li', '', `${key} ${reason}.`)),
    );
  }
}

function describe({ added, taken, kept, unchanged, refused }: MergeReport): string {
  return [
    `${count(added, 'mark or note', 'marks and notes')} added`,
    `${taken} newer in the file taken`,
    `${kept} newer here kept`,
    `${unchanged} unchanged`,
    `${refused.length} refused`,
  ].join(', ');
}

customElements.define('notebook-page', NotebookPage);
