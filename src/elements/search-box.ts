import { count } from '../guides/labels.ts';
import type { Filters } from '../search/pagefind.ts';
import { SearchIndex, type SearchAnswer } from '../search/query.ts';
import type { SearchResult } from '../search/result.ts';

const WAIT_FOR_TYPING = 120;
const WAIT_FOR_NETWORK = 400;
const LIMIT = { dialog: 8, page: 30 };

/** One for all boxes of a page; forgotten when it could not be opened, to be tried again. */
let index: Promise<SearchIndex> | undefined;

/**
 * Searches while the reader types. On the search page (`data-page`) the query and its filters live
 * in the address; in the dialog, Enter goes to that page.
 */
class SearchBox extends HTMLElement {
  #listening = new AbortController();
  #timer = 0;
  /** Answers may come out of order; only the latest question's is shown. */
  #asked = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener('input', () => this.#later(form), { signal });
    this.addEventListener('keydown', (event) => this.#move(event), { signal });
    if (this.#isPage) {
      this.#readAddress(form);
      form.addEventListener(
        'submit',
        (event) => {
          event.preventDefault();
          void this.#search(form);
        },
        { signal },
      );
    }
    this.#open().catch(() => this.#say(UNAVAILABLE));
    if (queryOf(form) !== '') void this.#search(form);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  get #isPage(): boolean {
    return this.hasAttribute('data-page');
  }

  #open(): Promise<SearchIndex> {
    index ??= SearchIndex.open(this.dataset['bundle'] ?? '/pagefind/').catch((error: unknown) => {
      index = undefined;
      throw error;
    });
    return index;
  }

  #later(form: HTMLFormElement): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(form), WAIT_FOR_TYPING);
  }

  async #search(form: HTMLFormElement): Promise<void> {
    const asked = ++this.#asked;
    const query = queryOf(form);
    if (this.#isPage) writeAddress(form);
    if (query === '') {
      this.#say('');
      this.#show([]);
      return;
    }
    const isLate = () => asked !== this.#asked;
    const patience = setTimeout(() => isLate() || this.#say('Searching…'), WAIT_FOR_NETWORK);
    try {
      const limit = this.#isPage ? LIMIT.page : LIMIT.dialog;
      const answer = await (await this.#open()).search(query, filtersOf(form), limit);
      if (isLate()) return;
      this.#say(summary(query, answer));
      this.#show(answer.results);
    } catch {
      if (isLate()) return;
      this.#say(UNAVAILABLE);
      this.#show([]);
    } finally {
      clearTimeout(patience);
    }
  }

  #readAddress(form: HTMLFormElement): void {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
        field.value = value;
    }
  }

  /** Down and Up walk from the field through the results and back. */
  #move(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLSelectElement) return;
    const stops = [...this.querySelectorAll<HTMLElement>('input, .search-results a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  #say(text: string): void {
    const status = this.querySelector('.search-status');
    if (status) status.textContent = text;
  }

  #show(results: readonly SearchResult[]): void {
    this.querySelector('.search-results')?.replaceChildren(...results.map(item));
  }
}

const UNAVAILABLE = import.meta.env.DEV
  ? 'There is no search index yet. Run “npm run build” once; the dev server then uses that index.'
  : 'Search could not be loaded. Check the connection, or start from the guides.';

function summary(query: string, { total, corrected }: SearchAnswer): string {
  if (total === 0) return `Nothing found for “${query}”. Try fewer or other words.`;
  const results = count(total, 'result');
  return corrected === undefined
    ? `${results} for “${query}”`
    : `${results} for “${corrected}”, the nearest to what you typed`;
}

function queryOf(form: HTMLFormElement): string {
  return form.querySelector('input')?.value.trim() ?? '';
}

function filtersOf(form: HTMLFormElement): Filters {
  return Object.fromEntries(
    [...form.querySelectorAll('select')]
      .filter(({ value }) => value !== '')
      .map(({ name, value }) => [name, value]),
  );
}

function writeAddress(form: HTMLFormElement): void {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.set(name, value);
  const text = query.toString();
  history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
}

/** Built of text nodes alone: nothing of the index is ever parsed as HTML. */
function item({ href, title, role, section, type, level, excerpt }: SearchResult): HTMLLIElement {
  const link = element('a', 'result');
  link.href = href;
  const facts = [role, type ?? section, level].filter((fact) => fact !== undefined && fact !== '');
  const line = element('p', 'facts-line');
  line.append(...facts.map((fact) => element('span', '', fact)));
  link.append(element('p', 'title', title), line);
  if (excerpt.length > 0) {
    const text = element('p', 'excerpt');
    text.append(...excerpt.map((run) => (run.marked ? element('mark', '', run.text) : run.text)));
    link.append(text);
  }
  const li = document.createElement('li');
  li.append(link);
  return li;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

customElements.define('search-box', SearchBox);
