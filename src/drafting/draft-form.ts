import { count } from '../guides/count.ts';
import type { GuideDraft } from '../guides/guide-draft.ts';
import { countWords } from '../guides/reading-time.ts';
import { button, element } from '../element.ts';
import type { DraftProblem } from './draft-problems.ts';
import { FORM, type FieldPart, type ListPart, type Part } from './form-parts.ts';
import { skillsField } from './skills-field.ts';

/** What the page knows: pairs of id and name. */
export interface Vocabulary {
  fields: readonly (readonly [id: string, name: string])[];
  guides: readonly (readonly [id: string, name: string])[];
  skills: ReadonlyMap<string, string>;
}

interface Handlers {
  /** The draft is another one now. */
  onChange: () => void;
  /** Say it to those who do not see the page. */
  announce: (text: string) => void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Holder = Record<string, unknown>;

/** The fields of a draft, built of text nodes alone, and the draft that they change. */
export class DraftForm {
  readonly #root: HTMLElement;
  readonly #vocabulary: Vocabulary;
  readonly #handlers: Handlers;
  #draft: GuideDraft;
  /** Items that are unfolded, by the object that holds them. */
  readonly #open = new WeakSet<object>();
  #problems: readonly DraftProblem[] = [];
  #showsMissing = false;

  constructor(root: HTMLElement, vocabulary: Vocabulary, draft: GuideDraft, handlers: Handlers) {
    this.#root = root;
    this.#vocabulary = vocabulary;
    this.#draft = draft;
    this.#handlers = handlers;
    this.#build();
  }

  get draft(): GuideDraft {
    return this.#draft;
  }

  /** Begin with another draft. */
  replace(draft: GuideDraft): void {
    this.#draft = draft;
    this.#showsMissing = false;
    this.#build();
  }

  /** From now on, what is not written yet is said beside its field, too. */
  showMissing(): void {
    this.#showsMissing = true;
    this.showProblems(this.#problems);
  }

  /** Say each problem beside the field that it is about. */
  showProblems(problems: readonly DraftProblem[]): void {
    this.#problems = problems;
    const byField = Map.groupBy(
      problems.filter(({ isMissing }) => this.#showsMissing || !isMissing),
      ({ field }) => this.placeOf(field)?.dataset['field'] ?? '',
    );
    for (const place of this.#root.querySelectorAll<HTMLElement>('[data-field]')) {
      const own = byField.get(place.dataset['field'] ?? '') ?? [];
      const text = own
        .map(({ message, expected }) => `${message}. Expected: ${expected}.`)
        .join(' ');
      const line = place.querySelector<HTMLElement>(':scope > .trouble');
      if (line && line.textContent !== text) line.textContent = text;
      const control = place.querySelector<Control>(':scope > :is(input, textarea, select)');
      if (own.length > 0) control?.setAttribute('aria-invalid', 'true');
      else control?.removeAttribute('aria-invalid');
    }
  }

  /** The part of the form that a problem is about: its field, or what the field would stand in. */
  placeOf(field: string): HTMLElement | undefined {
    for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
      const place = this.#root.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
      if (place) return place;
    }
    return undefined;
  }

  /** Unfold what holds a field, and go there. */
  goTo(field: string): void {
    const place = this.placeOf(field);
    for (let at = place?.parentElement; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true;
    firstControl(place)?.focus();
  }

  #build(): void {
    this.#root.replaceChildren(
      ...FORM.map(({ title, hint, parts }) =>
        element(
          'section',
          'form-part',
          // Said once to the eye where it is also the name of the only part.
          element('h2', parts[0]?.label === title ? 'unseen' : '', title),
          ...(hint === undefined ? [] : [element('p', 'hint', hint)]),
          ...parts.map((part) => this.#part(part, this.#draft, '')),
        ),
      ),
    );
    this.showProblems(this.#problems);
  }

  #part(part: Part, holder: Holder, path: string): HTMLElement {
    const at = [path, part.key].filter((key) => key !== '').join('.');
    return part.kind === 'list'
      ? this.#list(part, holder[part.key] as unknown[], at)
      : this.#field(part, holder, part.key, at);
  }

  #field(part: FieldPart, holder: Holder, key: string, path: string): HTMLElement {
    const place = element('div', `field field-${part.kind}`);
    place.dataset['field'] = path;
    const label = element('label', 'label', part.label);
    label.htmlFor = path;
    if (part.isOptional) label.append(element('span', 'optional', ' (may be left out)'));
    const hint = element('p', 'hint', part.hint ?? '');
    const trouble = element('p', 'trouble');
    hint.id = `${path}-hint`;
    trouble.id = `${path}-trouble`;
    const describe = (control: Control) => {
      control.id = path;
      control.setAttribute(
        'aria-describedby',
        [...(part.hint === undefined ? [] : [hint.id]), trouble.id].join(' '),
      );
      return control;
    };
    place.append(label, ...(part.hint === undefined ? [] : [hint]));
    if (part.kind === 'skills') {
      const [input, chosen] = skillsField(
        holder[key] as string[],
        this.#vocabulary.skills,
        (text) => {
          this.#handlers.announce(text);
          this.#handlers.onChange();
        },
      );
      place.append(describe(input), chosen, trouble);
      return place;
    }
    const control = describe(part.kind === 'choice' ? this.#choice(part) : written(part));
    control.value = String(holder[key]);
    const words = part.words && wordCount(control, part.words);
    control.addEventListener('input', () => {
      holder[key] = control.value;
      words?.update();
      this.#handlers.onChange();
    });
    place.append(control, ...(words ? [words.element] : []), trouble);
    return place;
  }

  #choice({ options }: FieldPart): HTMLSelectElement {
    const select = element('select');
    const offered = typeof options === 'string' ? this.#vocabulary[options] : (options ?? []);
    if (typeof options === 'string') select.append(new Option('Choose one', ''));
    select.append(...offered.map(([value, words]) => new Option(words, value)));
    return select;
  }

  /** A list whose items can be added, removed, and moved. */
  #list(part: ListPart, items: unknown[], path: string): HTMLElement {
    const fieldset = element('fieldset', 'field field-list');
    fieldset.dataset['field'] = path;
    const legend = element('legend', '', part.label);
    const amount = element('span', 'amount');
    legend.append(' ', amount);
    const list = element('ol');
    const trouble = element('p', 'trouble');
    const add = button(
      'add',
      `Add ${/^[aeiou]|^FAQ/i.test(part.one) ? 'an' : 'a'} ${part.one}`,
      () => {
        const item = structuredClone(part.blank);
        items.push(item);
        if (typeof item === 'object' && item !== null) this.#open.add(item);
        changed(`${capital(part.one)} ${items.length} added.`);
        firstControl(list.lastElementChild)?.focus();
      },
    );
    const changed = (text: string) => {
      draw();
      this.#handlers.announce(`${text} ${count(items.length, part.one)} in all.`);
      this.#handlers.onChange();
      this.showProblems(this.#problems);
    };
    const draw = () => {
      const [least, most] = part.amount;
      amount.textContent = `${items.length} (${least} to ${most})`;
      amount.classList.toggle('off', items.length < least || items.length > most);
      list.replaceChildren(
        ...items.map((_, index) => this.#item(part, items, index, path, changed, add)),
      );
    };
    draw();
    fieldset.append(
      legend,
      ...(part.hint === undefined ? [] : [element('p', 'hint', part.hint)]),
      list,
      add,
      trouble,
    );
    return fieldset;
  }

  #item(
    part: ListPart,
    items: unknown[],
    index: number,
    path: string,
    changed: (text: string) => void,
    add: HTMLElement,
  ): HTMLElement {
    const item = items[index];
    const name = `${part.one} ${index + 1}`;
    const row = element('li');
    const move = (by: -1 | 1, className: string) => {
      items.splice(index + by, 0, ...items.splice(index, 1));
      const list = row.parentElement;
      changed(`${capital(name)} is now number ${index + by + 1}.`);
      const moved = list?.children[index + by];
      const same = moved?.querySelector<HTMLButtonElement>(`:scope > .tools > .${className}`);
      (same?.disabled
        ? moved?.querySelector<HTMLElement>(':scope > .tools > :enabled')
        : same
      )?.focus();
    };
    const tool = (className: string, words: string, press: () => void, isPossible = true) => {
      const made = button(className, words, press);
      made.append(element('span', 'unseen', ` ${name}`));
      made.disabled = !isPossible;
      return made;
    };
    const tools = element(
      'p',
      'tools',
      tool('up', 'Move up', () => move(-1, 'up'), index > 0),
      tool('down', 'Move down', () => move(1, 'down'), index < items.length - 1),
      tool('remove', 'Remove', () => {
        if (hasText(item, part.blank) && !confirm(`Remove ${name} with all its text?`)) return;
        const list = row.parentElement;
        items.splice(index, 1);
        changed(`${capital(name)} removed.`);
        const next = list?.children[Math.min(index, items.length - 1)];
        (firstControl(next) ?? add).focus();
      }),
    );
    const at = `${path}.${index}`;
    const fields = part.parts.map((inner) => {
      if (typeof item === 'object' && item !== null) return this.#part(inner, item as Holder, at);
      const text = inner as FieldPart;
      const field = this.#field(text, items as unknown as Holder, String(index), at);
      field.querySelector('label')?.append(` ${index + 1}`);
      return field;
    });
    if (!part.isLong || typeof item !== 'object' || item === null) {
      if (typeof item === 'object') row.append(element('h3', '', capital(name)));
      row.append(...fields, tools);
      return row;
    }
    const summary = element('summary', '', `${capital(name)} `);
    const words = element('span', 'words', titleOf(item));
    summary.append(words);
    const details = element('details', '', summary, ...fields);
    details.open = this.#open.has(item);
    details.addEventListener('toggle', () => {
      if (details.open) this.#open.add(item);
      else this.#open.delete(item);
    });
    details.addEventListener('input', () => (words.textContent = titleOf(item)));
    row.append(details, tools);
    return row;
  }
}

const titleOf = (item: object) => ('text' in item ? String(item.text).slice(0, 120) : '');

function written({ kind }: FieldPart): HTMLInputElement | HTMLTextAreaElement {
  if (kind === 'line') {
    const input = element('input');
    input.type = 'text';
    input.autocomplete = 'off';
    return input;
  }
  const area = element('textarea');
  area.rows = 3;
  return area;
}

function wordCount(control: Control, [least, most]: readonly [number, number]) {
  const made = element('p', 'amount');
  const update = () => {
    const words = countWords(control.value);
    made.textContent = `${count(words, 'word')} (${least} to ${most})`;
    made.classList.toggle('off', words < least || words > most);
  };
  update();
  return { element: made, update };
}

function firstControl(place: Element | null | undefined): HTMLElement | null {
  return (
    place?.querySelector<HTMLElement>('input, textarea, select') ??
    place?.querySelector<HTMLElement>('button') ??
    null
  );
}

/** Whether a writer changed anything in an item. */
function hasText(item: unknown, blank: unknown): boolean {
  return JSON.stringify(item) !== JSON.stringify(blank);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
