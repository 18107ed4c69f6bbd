import { count } from '../guides/count.ts';
import { LEVEL_LABELS } from '../guides/labels.ts';
import type { Mark } from '../notebook/format.ts';
import { openNotebook } from '../notebook/store.ts';
import {
  GROUPS,
  readChoices,
  SET_LIMITS,
  writeChoices,
  type Choices,
  type Group,
} from '../search/choices.ts';
import { Explorer, type Findings } from '../search/explorer.ts';
import {
  fragmentPath,
  questionsIn,
  readIndexFile,
  type QuestionText,
} from '../search/index-files.ts';
import { drawSet } from '../search/question-set.ts';
import type { QuestionsFile } from '../search/question-files.ts';
import { questionTable, type QuestionTable } from '../search/question-table.ts';
import type { Fragment } from '../search/pagefind.ts';

/** Long, as a common word keeps a slow phone busy, and the next letter would have to wait. */
const WAIT_FOR_TYPING = 300;
const WAIT_FOR_NETWORK = 400;
const A_PAGE = 20;
const OPTIONS_AT_ONCE = 16;
const GUIDES_AT_ONCE = 4;

const UNAVAILABLE = import.meta.env.DEV
  ? 'There is no search index yet. Run “npm run build” once; the dev server then uses that index.'
  : 'The filters could not be loaded. Check the connection, or use the lists by field below.';

/** Finds questions by the form's choices, which live in the address, too. */
class QuestionExplorer extends HTMLElement {
  #listening = new AbortController();
  #bundle = '';
  #opened: Promise<{ table: QuestionTable; explorer: Explorer }> | undefined;
  readonly #guides = new Map<string, Promise<readonly QuestionText[]>>();
  #timer = 0;
  /** Answers may come out of order; only the latest question's is shown. */
  #turn = 0;
  #rows: readonly number[] = [];
  #showing: Promise<void> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const bundle = this.dataset['bundle'];
    if (!form || bundle === undefined) return;
    this.#bundle = bundle;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      react: (event: HTMLElementEventMap[Name]) => void,
    ) => this.addEventListener(name, react, { signal });

    listen('input', ({ target }) => isTyped(target) && this.#later(form));
    listen('change', ({ target }) => {
      if (isTyped(target)) return;
      // The numbers of a set that is not drawn yet choose nothing.
      if (isOfSet(target) && !this.#isSet(form)) return;
      this.#choose(form);
    });
    listen('submit', (event) => {
      event.preventDefault();
      if (event.submitter?.matches('[name=set]')) this.#draw(form);
      else this.#choose(form);
    });
    listen('click', ({ target }) => {
      const action = target instanceof Element ? target.closest('button')?.dataset['do'] : '';
      if (action === 'more') void this.#more();
      if (action === 'clear') this.#clear(form);
      if (action === 'print') window.print();
      if (action === 'list') this.#leaveSet(form);
    });
    listen('keydown', (event) => this.#move(event));
    window.addEventListener(
      'popstate',
      () => {
        fillForm(form, readChoices(new URLSearchParams(location.search)));
        void this.#show(form, { isReturn: true });
      },
      { signal },
    );

    // Marks may change in another tab.
    const forget = openNotebook().subscribe(() => {
      void this.#takeMarks().then(() => this.#show(form, { isReturn: true }));
    });
    signal.addEventListener('abort', forget);

    // What the reader chose while this was loading stands in the form, not in the address.
    if (location.search !== '') fillForm(form, readChoices(new URLSearchParams(location.search)));
    else if (choicesOf(form).query !== '') writeAddress(form, 'push');
    void this.#show(form, { isReturn: location.search === '' });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
    this.#turn++;
  }

  #open(): Promise<{ table: QuestionTable; explorer: Explorer }> {
    this.#opened ??= readIndexFile(this.#bundle, 'questions.json')
      .then(async (file) => {
        const table = await questionTable(file as QuestionsFile, pause);
        const explorer = new Explorer(table);
        explorer.setMarks(await this.#marks(table));
        return { table, explorer };
      })
      .catch((error: unknown) => {
        this.#opened = undefined;
        throw error;
      });
    return this.#opened;
  }

  async #takeMarks(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    if (opened) opened.explorer.setMarks(await this.#marks(opened.table));
  }

  /** The reader's marks by row. What cannot be had now counts as not marked. */
  async #marks({ guides }: QuestionTable): Promise<Map<number, Mark>> {
    const marked = [...openNotebook().marked()].map(([key, mark]) => {
      const [slug = '', id = ''] = key.split('/');
      return { guide: guides.get(slug), id, mark };
    });
    const rows = await Promise.all(
      marked.map(async ({ guide, id, mark }): Promise<[number, Mark][]> => {
        if (!guide) return [];
        const questions = await this.#questions(guide.file).catch(() => []);
        const place = questions.findIndex((question) => question.id === id);
        return place < 0 ? [] : [[guide.first + place, mark]];
      }),
    );
    return new Map(rows.flat());
  }

  /** Words alone need Pagefind. */
  async #rowsSaying(text: string): Promise<readonly number[]> {
    const { askSearch } = await import('../search/background-search.ts');
    return askSearch(this.#bundle, 'questions', text);
  }

  #isSet(form: HTMLFormElement): boolean {
    return seedOf(form).value !== '';
  }

  #later(form: HTMLFormElement): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      writeAddress(form, 'replace');
      void this.#show(form);
    }, WAIT_FOR_TYPING);
  }

  #choose(form: HTMLFormElement): void {
    clearTimeout(this.#timer);
    writeAddress(form, 'push');
    void this.#show(form);
  }

  #draw(form: HTMLFormElement): void {
    seedOf(form).value = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0';
    this.#choose(form);
  }

  #leaveSet(form: HTMLFormElement): void {
    seedOf(form).value = '';
    this.#choose(form);
    this.querySelector<HTMLElement>('[name=set]')?.focus();
  }

  #clear(form: HTMLFormElement): void {
    fillForm(form, { ...readChoices([]), set: choicesOf(form).choices.set });
    this.#choose(form);
    form.querySelector('input')?.focus();
  }

  #show(form: HTMLFormElement, { isReturn = false } = {}): Promise<void> {
    return (this.#showing = this.#showNow(form, isReturn));
  }

  async #showNow(form: HTMLFormElement, isReturn: boolean): Promise<void> {
    const turn = ++this.#turn;
    const isLate = () => turn !== this.#turn;
    const patience = setTimeout(() => isLate() || this.#say('Searching…'), WAIT_FOR_NETWORK);
    try {
      // The control is drawn as chosen before anything is computed.
      await afterPaint();
      if (isLate()) return;
      const { choices } = choicesOf(form);
      const { table, explorer } = await this.#open();
      const ranked = choices.text === '' ? undefined : await this.#rowsSaying(choices.text);
      await pause();
      if (isLate()) return;
      const findings = explorer.find(choices, ranked);
      await pause();
      const rows = choices.set ? setOf(findings, choices.set, table, explorer) : findings.rows;
      const shown = rows.slice(0, choices.set ? rows.length : A_PAGE);
      const items = await this.#items(shown, explorer);
      if (isLate()) return;
      this.#rows = rows;
      this.#list()?.replaceChildren(...items);
      this.#finish(choices);
      const minutes = rows.reduce((sum, row) => sum + explorer.minutesOf(row), 0);
      const said = choices.set
        ? `A set of ${count(rows.length, 'question')}, ${count(minutes, 'minute')}, from ${findings.rows.length}`
        : `${rows.length} of ${count(explorer.size, 'question')}`;
      clearTimeout(patience);
      // What the page said already is not said again when the filters have come.
      if (!isReturn || this.#status()?.textContent !== said) this.#say(said);
      void this.#showCounts(form, findings, isLate);
    } catch {
      if (!isLate()) this.#say(UNAVAILABLE);
    } finally {
      clearTimeout(patience);
    }
  }

  async #more(): Promise<void> {
    const turn = this.#turn;
    await this.#showing;
    if (turn !== this.#turn) return;
    try {
      const { explorer } = await this.#open();
      const list = this.#list();
      const from = list?.childElementCount ?? 0;
      const items = await this.#items(this.#rows.slice(from, from + A_PAGE), explorer);
      if (turn !== this.#turn) return;
      list?.append(...items);
      this.#showMore();
      items[0]?.querySelector('a')?.focus();
    } catch {
      this.#say(UNAVAILABLE);
    }
  }

  #finish({ set, text, chosen }: Choices): void {
    this.toggleAttribute('data-set', set !== undefined);
    this.#toggle('.empty', this.#rows.length === 0);
    this.#toggle(
      '[data-do=clear]',
      text !== '' || GROUPS.some((group) => chosen[group].length > 0),
    );
    this.#toggle('.of-set', set !== undefined);
    this.#showMore();
    const draw = this.querySelector('[name=set]');
    if (draw) write(draw, set ? 'Draw another' : 'Draw');
  }

  #showMore(): void {
    const left = this.#rows.length - (this.#list()?.childElementCount ?? 0);
    this.#toggle('[data-do=more]', left > 0);
    const button = this.querySelector('[data-do=more]');
    if (button) button.textContent = `${Math.min(left, A_PAGE)} more`;
  }

  #toggle(selector: string, isShown: boolean): void {
    for (const part of this.querySelectorAll<HTMLElement>(selector)) part.hidden = !isShown;
  }

  /** After the results are drawn. */
  async #showCounts(
    form: HTMLFormElement,
    findings: Findings,
    isLate: () => boolean,
  ): Promise<void> {
    await afterPaint();
    if (isLate()) return;
    const { counts } = findings;
    for (const input of form.querySelectorAll<HTMLInputElement>('[type=checkbox]')) {
      const amount = counts[input.name as Group].get(input.value) ?? 0;
      const place = input.parentElement?.querySelector('i');
      if (place) write(place, String(amount));
      input.parentElement?.toggleAttribute('data-none', amount === 0);
    }
    await this.#showOptions(form, findings, isLate);
  }

  /** Hundreds of options change with a choice; they do, a few at a time, between other work. */
  async #showOptions(
    form: HTMLFormElement,
    { counts }: Findings,
    isLate: () => boolean,
  ): Promise<void> {
    for (const group of ['role', 'skill'] as const) {
      const select = form.querySelector<HTMLSelectElement>(`select[name=${group}]`);
      if (!select) continue;
      const known = new Map([...select.options].map((option) => [option.value, option]));
      let done = 0;
      for (const [value, amount] of counts[group]) {
        if (++done % OPTIONS_AT_ONCE === 0) await afterPaint();
        if (isLate()) return;
        let option = known.get(value);
        if (!option) {
          option = new Option('', value);
          select.add(option);
        }
        write(option, `${value} (${amount})`);
        const isIdle = amount === 0 && !option.selected;
        if (option.disabled !== isIdle) option.disabled = isIdle;
      }
    }
  }

  async #items(rows: readonly number[], explorer: Explorer): Promise<HTMLElement[]> {
    const { table } = await this.#open();
    const places = rows.flatMap((row) => {
      const question = table.questions[row];
      return question ? [{ row, ...question }] : [];
    });
    for (const [number, file] of [...new Set(places.map((place) => place.file))].entries()) {
      // On a slow phone, twenty requests at once are a tenth of a second.
      if (number % GUIDES_AT_ONCE === GUIDES_AT_ONCE - 1) await pause();
      void this.#questions(file).catch(() => undefined);
    }
    return Promise.all(
      places.map(async ({ row, file, place }) => {
        const question = (await this.#questions(file))[place];
        if (!question) throw new Error(`There is no question ${place} in ${file}.`);
        return this.#item(question, row, explorer);
      }),
    );
  }

  #questions(file: string): Promise<readonly QuestionText[]> {
    const known = this.#guides.get(file);
    if (known) return known;
    const questions = readIndexFile(this.#bundle, fragmentPath(file)).then((fragment) =>
      questionsIn(fragment as Fragment),
    );
    this.#guides.set(file, questions);
    questions.catch(() => this.#guides.delete(file));
    return questions;
  }

  /** Built from the server's template and text alone: nothing of the index is parsed as HTML. */
  #item({ url, title, role }: QuestionText, row: number, explorer: Explorer): HTMLElement {
    const type = explorer.valueOf(row, 'type');
    const template = this.querySelector('template')?.content.querySelector(`[data-type="${type}"]`);
    const item = (template?.cloneNode(true) ?? document.createElement('li')) as HTMLElement;
    const link = item.querySelector('a');
    if (link) {
      link.href = url;
      link.textContent = title;
    }
    const level = explorer.valueOf(row, 'level') as keyof typeof LEVEL_LABELS;
    const mark = explorer.valueOf(row, 'mark');
    const facts = {
      level: `${LEVEL_LABELS[level]} level`,
      minutes: `${explorer.minutesOf(row)} min`,
      role,
      mark: mark === 'new' ? '' : `Marked ${mark}`,
    };
    for (const [name, fact] of Object.entries(facts)) {
      const part = item.querySelector(`[data-fact=${name}]`);
      if (fact === '') part?.remove();
      else if (part) part.textContent = fact;
    }
    return item;
  }

  /** Down and Up walk from the field through the results and back. */
  #move(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (!(event.target instanceof Element) || !event.target.matches('[name=q], .found a')) return;
    const stops = [...this.querySelectorAll<HTMLElement>('[name=q], .found a')];
    const at = stops.findIndex((stop) => stop === event.target);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #list(): HTMLElement | null {
    return this.querySelector('.found');
  }

  #status(): HTMLElement | null {
    return this.querySelector('[role=status]');
  }

  #say(text: string): void {
    const status = this.#status();
    if (status) write(status, text);
  }
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'search';
}

function isOfSet(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && /^(?:count|time|first)$/.test(target.name);
}

/** Holds the seed of the set that is shown; empty in the list. */
function seedOf(form: HTMLFormElement): HTMLInputElement {
  const input = form.querySelector<HTMLInputElement>('[type=hidden][name=seed]');
  if (!input) throw new Error('The form has no place for a seed.');
  return input;
}

function choicesOf(form: HTMLFormElement): { choices: Choices; query: string } {
  const said = [...new FormData(form)].map(([name, value]): [string, FormDataEntryValue] => [
    name === 'seed' ? 'set' : name,
    value,
  ]);
  const choices = readChoices(said);
  return { choices, query: writeChoices(choices) };
}

function fillForm(form: HTMLFormElement, { text, chosen, sort, set }: Choices): void {
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement) {
      const value = field.name === 'sort' ? (sort ?? '') : (chosen[field.name as Group][0] ?? '');
      // The address may name what only the index knows.
      if (![...field.options].some((option) => option.value === value))
        field.add(new Option(value, value));
      field.value = value;
    }
    if (!(field instanceof HTMLInputElement)) continue;
    if (field.name === 'q') field.value = text;
    else if (field.name === 'seed') field.value = set?.seed ?? '';
    else if (field.name === 'first') field.checked = set?.weakFirst ?? field.checked;
    else if (field.name === 'count' || field.name === 'time')
      field.value = String(set?.[field.name] ?? (field.value || SET_LIMITS[field.name].usual));
    else if (field.type === 'checkbox')
      field.checked = chosen[field.name as Group].includes(field.value);
  }
}

/** A choice is a step to come back from; each letter typed is not. */
function writeAddress(form: HTMLFormElement, how: 'push' | 'replace'): void {
  const { query } = choicesOf(form);
  const address = query === '' ? location.pathname : `?${query}`;
  if (how === 'replace') history.replaceState(null, '', address);
  else if (query !== location.search.slice(1)) history.pushState(null, '', address);
}

function setOf(
  { rows }: Findings,
  set: NonNullable<Choices['set']>,
  table: QuestionTable,
  explorer: Explorer,
): number[] {
  const candidates = rows.map((row) => ({
    row,
    id: `${table.questions[row]?.guide ?? ''}/${table.questions[row]?.place ?? ''}`,
    type: explorer.valueOf(row, 'type'),
    minutes: explorer.minutesOf(row),
    last: set.weakFirst && explorer.valueOf(row, 'mark') === 'solid',
  }));
  return drawSet(candidates, set).map(({ row }) => row);
}

/** Only what changes is written. */
function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** What the reader does meanwhile comes first. */
function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** Resolves once the browser has drawn what was changed. In a hidden page nothing is drawn. */
function afterPaint(): Promise<void> {
  return new Promise((done) => {
    if (document.hidden) setTimeout(done);
    else requestAnimationFrame(() => setTimeout(done));
  });
}

customElements.define('question-explorer', QuestionExplorer);
