import { count } from '../guides/count.ts';
import type { NotebookStore } from '../notebook/store.ts';
import { button, element } from '../element.ts';
import { groupResults } from '../search/groups.ts';
import { recentSearches, topicList, waysOn } from '../search/offers.ts';
import type { Filters } from '../search/pagefind.ts';
import type { SearchAnswer } from '../search/query.ts';
import { resultGroup } from '../search/result-list.ts';
import type { Answers, Searches } from '../search/search-messages.ts';
import type { Suggestions } from '../search/suggestions.ts';
import { typed } from '../search/typed.ts';

const WAIT_FOR_TYPING = 120;
const WAIT_FOR_NETWORK = 400;
const LIMIT = { dialog: 8, page: 30 };

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
    if (!this.querySelector('.search-status')) this.#makeRoom(form);
    form.addEventListener(
      'input',
      // What an input method is still composing is not yet a word.
      (event) => isComposing(event) || this.#later(form),
      { signal },
    );
    form.addEventListener('compositionend', () => this.#later(form), { signal });
    form.addEventListener('focusin', () => void this.#offer(form), { signal });
    this.addEventListener('keydown', (event) => this.#move(event), { signal });
    form.addEventListener('submit', (event) => this.#submit(event, form), { signal });
    // Ready before a result is followed: while the page is left, it could not be loaded anymore.
    for (const reach of ['pointerover', 'focusin'])
      this.addEventListener(
        reach,
        ({ target }) => {
          if (target instanceof Element && target.closest('.search-groups'))
            notebook().catch(ignoreLeaving);
        },
        { signal },
      );
    this.addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest('.search-groups a'))
          remember(queryOf(form)).catch(ignoreLeaving);
      },
      { signal },
    );
    this.#awaitRoles(form, signal);
    if (this.#isPage) this.#readAddress(form);
    this.#index('open').catch(() => this.#say(unavailable()));
    void this.#search(form);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  /** In the dialog, which a script makes: a place for answers, the way out, the site's addresses. */
  #makeRoom(form: HTMLFormElement): void {
    const base = new URL('..', form.action).pathname;
    Object.assign(this.dataset, {
      bundle: `${base}pagefind/`,
      questions: `${base}questions/`,
      skills: `${base}skills/`,
    });
    form.spellcheck = false;
    form.querySelector('input')?.setAttribute('enterkeyhint', 'search');
    const status = element('p', 'search-status');
    status.role = 'status';
    const start = element('div', 'search-start');
    this.append(status, element('div', 'search-found', start, element('div', 'search-groups')));
    const key = Object.assign(element('kbd', '', 'Esc'), { ariaHidden: 'true' });
    const close = element('form', '', element('button', '', 'Close ', key));
    close.method = 'dialog';
    this.after(close);
  }

  /** Many roles come when the reader reaches for the filters. */
  #awaitRoles(form: HTMLFormElement, signal: AbortSignal): void {
    const select = form.querySelector<HTMLSelectElement>('select[data-from]');
    const from = select?.dataset['from'];
    if (!select || from === undefined) return;
    const reached = new AbortController();
    const take = async () => {
      reached.abort();
      try {
        const { addOptions, readRoles } = await import('../search/late-roles.ts');
        addOptions(select, await readRoles(from), ({ role }) => role);
      } catch {
        this.#say('The roles could not be loaded. Check the connection.');
        this.#awaitRoles(form, signal);
      }
    };
    for (const reach of ['pointerover', 'focusin'])
      select
        .closest('details')
        ?.addEventListener(reach, () => void take(), { signal: reached.signal });
    signal.addEventListener('abort', () => reached.abort());
  }

  get #isPage(): boolean {
    return this.hasAttribute('data-page');
  }

  get #bundle(): string {
    return this.dataset['bundle'] ?? '/pagefind/';
  }

  async #index<Name extends keyof Searches>(
    name: Name,
    ...parameters: Parameters<Searches[Name]>
  ): Promise<Answers[Name]> {
    const { askSearch } = await import('../search/background-search.ts');
    return askSearch(this.#bundle, name, ...parameters);
  }

  #later(form: HTMLFormElement): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(form), WAIT_FOR_TYPING);
  }

  #submit(event: SubmitEvent, form: HTMLFormElement): void {
    event.preventDefault();
    const remembered = remember(queryOf(form));
    if (this.#isPage) void this.#search(form);
    else void remembered.catch(ignoreLeaving).finally(() => form.submit());
  }

  async #search(form: HTMLFormElement): Promise<void> {
    const asked = ++this.#asked;
    const query = queryOf(form);
    if (this.#isPage) {
      writeAddress(form);
      this.#showChosen(form);
    }
    this.toggleAttribute('data-asked', query !== '');
    if (query === '') {
      this.#say('');
      this.#show();
      await this.#offer(form);
      return;
    }
    const isLate = () => asked !== this.#asked;
    const patience = setTimeout(() => isLate() || this.#say('Searching…'), WAIT_FOR_NETWORK);
    try {
      const limit = this.#isPage ? LIMIT.page : LIMIT.dialog;
      const answer = await this.#index('search', query, filtersOf(form), limit);
      const found =
        answer.total === 0
          ? await this.#nothing(form, query)
          : groupResults(answer.results).map((group) =>
              resultGroup(group, this.dataset['skills'] ?? ''),
            );
      if (isLate()) return;
      this.#say(summary(query, answer));
      this.#show(...found);
    } catch {
      if (isLate()) return;
      this.#say(unavailable());
      this.#show();
    } finally {
      clearTimeout(patience);
    }
  }

  /** Before anything is typed: what the reader asked before, and what there is to ask. */
  async #offer(form: HTMLFormElement): Promise<void> {
    const place = this.querySelector('.search-start');
    if (!place || queryOf(form) !== '') return;
    const [searches, topics] = await Promise.all([
      recent(),
      place.querySelector('.search-topics') ? undefined : topicsAt(this.#bundle),
    ]);
    place.querySelector('.search-offer:has(.search-recent)')?.remove();
    if (topics && topics.length > 0 && !place.querySelector('.search-topics'))
      place.append(topicList(topics));
    if (searches.length > 0)
      place.prepend(
        recentSearches(searches, {
          search: (text) => this.#ask(form, text),
          forget: () => void this.#forget(form),
        }),
      );
  }

  async #forget(form: HTMLFormElement): Promise<void> {
    (await notebook()).clearSearches();
    form.querySelector('input')?.focus();
    await this.#offer(form);
  }

  #ask(form: HTMLFormElement, query: string): void {
    const field = form.querySelector('input');
    if (!field) return;
    field.value = query;
    field.focus();
    void this.#search(form);
  }

  async #nothing(form: HTMLFormElement, query: string): Promise<HTMLElement[]> {
    const isFiltered = Object.keys(filtersOf(form)).length > 0;
    return waysOn(await this.#index('nearest', query), {
      search: (text) => this.#ask(form, text),
      unfilter: isFiltered ? () => this.#unfilter(form, fieldsOf(form)) : undefined,
      questions: this.dataset['questions'] ?? '',
    });
  }

  /** Each chosen filter as a chip that removes it. */
  #showChosen(form: HTMLFormElement): void {
    const chips = fieldsOf(form)
      .filter(({ value }) => value !== '')
      .map((field) => {
        const chip = button('chip', field.text, () => this.#unfilter(form, [field]));
        chip.prepend(element('span', 'unseen', 'Remove the filter '));
        return element('li', '', chip);
      });
    this.querySelector('.search-chosen')?.replaceChildren(...chips);
  }

  #unfilter(form: HTMLFormElement, fields: readonly Field[]): void {
    for (const { set } of fields) set('');
    void this.#search(form);
    const next = this.querySelector<HTMLElement>('.search-chosen button');
    (next ?? form.querySelector('input'))?.focus();
  }

  #readAddress(form: HTMLFormElement): void {
    const query = new URLSearchParams(location.search);
    const field = form.querySelector('input');
    if (field) field.value = query.get('q') ?? field.value;
    for (const { name, set } of fieldsOf(form)) set(query.get(name) ?? '');
  }

  /** Down and Up walk from the field through what is offered or found, and back. */
  #move(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const stops = [...this.querySelectorAll<HTMLElement>(STOPS)].filter((stop) =>
      stop.checkVisibility(),
    );
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  #say(text: string): void {
    const status = this.querySelector('.search-status');
    if (status && status.textContent !== text) status.textContent = text;
  }

  #show(...found: HTMLElement[]): void {
    this.querySelector('.search-groups')?.replaceChildren(...found);
  }
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}

const STOPS = [
  '[type=search]',
  '.search-offer :is(a, button)',
  '.search-results a',
  '.search-more',
].join(', ');

async function notebook(): Promise<NotebookStore> {
  return (await import('../notebook/store.ts')).openNotebook();
}

/** Where this site keeps nothing yet, what reads it need not be loaded. */
async function recent(): Promise<readonly string[]> {
  return keepsSomething()
    ? notebook().then(
        ({ searches }) => searches,
        () => [],
      )
    : [];
}

function keepsSomething(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('field-guide:'));
  } catch {
    // Storage is forbidden here, so it holds nothing.
    return false;
  }
}

async function remember(query: string): Promise<void> {
  (await notebook()).addSearch(query);
}

/** Firefox breaks off an `import()` when its page is left; then there is nobody left to tell. */
const ignoreLeaving = () => undefined;

/** Without them there is still a field to type into. */
async function topicsAt(bundle: string): Promise<Suggestions['topics']> {
  const response = await fetch(`${bundle}topics.json`).catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as Suggestions['topics']) : [];
}

function unavailable(): string {
  if (import.meta.env.DEV)
    return 'There is no search index yet. Run “npm run build” once; the dev server then uses that index.';
  return navigator.onLine
    ? 'Search could not be loaded. Try again.'
    : 'You are offline, and search is not kept on this device.';
}

function summary(query: string, { total, pages, corrected, also }: SearchAnswer): string {
  if (total === 0) return `Nothing found for “${query}”. Try fewer or other words.`;
  const besides = also.slice(0, 2).map((other) => `“${other}”`);
  const results = `${count(total, 'result')} for “${corrected ?? query}”`;
  return [
    results,
    ...(pages.read < pages.found ? [`from the best of ${pages.found} pages`] : []),
    ...(corrected === undefined ? [] : ['the nearest to what you typed']),
    ...(besides.length > 0 ? [`also for ${besides.join(' and ')}`] : []),
  ].join(', ');
}

function queryOf(form: HTMLFormElement): string {
  return typed(form.querySelector('input')?.value ?? '');
}

/** A filter of the form, whatever control it is. */
interface Field {
  name: string;
  value: string;
  /** What the reader sees of the value. */
  text: string;
  set: (value: string) => void;
}

function fieldsOf(form: HTMLFormElement): Field[] {
  const radios = [...form.querySelectorAll<HTMLInputElement>('[type=radio]')];
  const groups = [...new Set(radios.map(({ name }) => name))].map((name): Field => {
    const choices = radios.filter((radio) => radio.name === name);
    const chosen = choices.find(({ checked }) => checked);
    return {
      name,
      value: chosen?.value ?? '',
      text: chosen?.labels?.[0]?.textContent.trim() ?? '',
      set: (value) => {
        const choice = choices.find((radio) => radio.value === value) ?? choices[0];
        if (choice) choice.checked = true;
      },
    };
  });
  const selects = [...form.querySelectorAll('select')].map((select): Field => ({
    name: select.name,
    value: select.value,
    text: select.selectedOptions[0]?.text ?? '',
    set: (value) => {
      // The address may name what comes late.
      if (select.dataset['from'] !== undefined && value !== '') addOption(select, value);
      select.value = value;
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    },
  }));
  return [...groups, ...selects];
}

function addOption(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((option) => option.value === value))
    select.add(new Option(value, value));
}

function filtersOf(form: HTMLFormElement): Filters {
  return Object.fromEntries(
    fieldsOf(form)
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

customElements.define('search-box', SearchBox);
