import type { ComparedLine, Comparison } from '../guides/comparison.ts';
import type { GuideData } from '../guides/guide-data.ts';
import { addOptions, readRoles } from '../search/late-roles.ts';
import { typed } from '../search/typed.ts';

/**
 * Puts two guides side by side. Which two stands in the address, so that a comparison can be sent
 * to somebody and the back button leads to the one before.
 */
class CompareGuides extends HTMLElement {
  #listening = new AbortController();
  /** Guides may come out of order; only the latest pair is shown. */
  #asked = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#go();
      },
      { signal },
    );
    this.querySelector('[data-swap]')?.addEventListener(
      'click',
      () => {
        const [a, b] = this.#selects;
        if (!a || !b) return;
        [a.value, b.value] = [b.value, a.value];
        this.#go();
      },
      { signal },
    );
    addEventListener('popstate', () => this.#readAddress(), { signal });
    const roles = this.dataset['roles'];
    if (roles === undefined) this.#readAddress();
    else void this.#takeRoles(roles, signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#asked++;
  }

  /** Many roles stand in a list of their own. */
  async #takeRoles(address: string, signal: AbortSignal): Promise<void> {
    const roles = await readRoles(address).catch(() => undefined);
    if (signal.aborted) return;
    if (!roles) {
      this.#show(
        'The list of roles could not be loaded. Check the connection, then reload the page.',
      );
      return;
    }
    for (const select of this.#selects) {
      addOptions(select, roles, ({ slug }) => slug);
      for (const option of select.options)
        if (option.value !== '')
          option.dataset['from'] = address.replace(
            /all\/roles\.json$/,
            `${option.value}/guide.json`,
          );
    }
    this.#readAddress();
  }

  get #selects(): HTMLSelectElement[] {
    return [...this.querySelectorAll('select')];
  }

  /** A pair that the reader chose becomes the page's address. */
  #go(): void {
    const query = new URLSearchParams();
    for (const { name, value } of this.#selects) if (value !== '') query.set(name, value);
    const address = `?${query.toString()}`;
    if (address !== location.search) history.pushState(null, '', address);
    void this.#compare();
  }

  #readAddress(): void {
    const query = new URLSearchParams(location.search);
    const unknown: string[] = [];
    for (const select of this.#selects) {
      const slug = query.get(select.name) ?? '';
      select.value = slug;
      // A select has no value that is none of its options.
      if (select.value !== slug) {
        select.value = '';
        unknown.push(slug);
      }
    }
    const [first] = unknown;
    if (first !== undefined)
      this.#show(`There is no guide “${typed(first)}”. Choose from the list.`);
    else if (query.has('a') || query.has('b')) void this.#compare();
    else this.#show('');
  }

  async #compare(): Promise<void> {
    const asked = ++this.#asked;
    const [a, b] = this.#selects.map(({ selectedOptions: [option] }) => option?.dataset['from']);
    if (a === undefined || b === undefined) {
      this.#show(a === b ? 'Choose two roles.' : 'Choose a second role to compare with.');
      return;
    }
    if (a === b) {
      this.#show('This is the same role twice. Choose another one on either side.');
      return;
    }
    try {
      const [left, right, { compare, comparisonSummary }] = await Promise.all([
        readGuide(a),
        readGuide(b),
        import('../guides/comparison.ts'),
      ]);
      if (asked !== this.#asked) return;
      const comparison = compare(left, right);
      this.#show(comparisonSummary(comparison), table(comparison));
    } catch {
      if (asked !== this.#asked) return;
      this.#show('The guides could not be loaded. Check the connection, then press Compare again.');
    }
  }

  #show(status: string, ...content: HTMLElement[]): void {
    const place = this.querySelector('[role=status]');
    if (place) place.textContent = status;
    this.querySelector('.comparison')?.replaceChildren(...content);
  }
}

async function readGuide(address: string): Promise<GuideData> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as GuideData;
}

function table({ a, b, shared, topics }: Comparison): HTMLTableElement {
  const made = document.createElement('table');
  const head = document.createElement('thead');
  head.insertRow().append(
    ...[a, b].map(({ role, href }) => {
      const header = headerCell('col');
      header.append(link(href, role));
      return header;
    }),
  );
  const common = group('Skills of both');
  const cell = common.insertRow().insertCell();
  cell.colSpan = 2;
  const skills = list(shared.map(({ name, href }) => ({ text: name, href })));
  skills.className = 'shared';
  cell.append(skills);
  made.append(
    head,
    common,
    ...topics.map(({ title, a: left, b: right }) => {
      const body = group(title);
      const row = body.insertRow();
      row.insertCell().append(list(left));
      row.insertCell().append(list(right));
      return body;
    }),
  );
  return made;
}

function group(title: string): HTMLTableSectionElement {
  const body = document.createElement('tbody');
  const header = headerCell('rowgroup');
  header.colSpan = 2;
  header.textContent = title;
  body.insertRow().append(header);
  return body;
}

function headerCell(scope: string): HTMLTableCellElement {
  const header = document.createElement('th');
  header.scope = scope;
  return header;
}

function list(lines: readonly ComparedLine[]): HTMLElement {
  if (lines.length === 0) {
    const none = document.createElement('p');
    none.textContent = 'None';
    return none;
  }
  const items = document.createElement('ul');
  items.append(
    ...lines.map(({ text, more, href }) => {
      const item = document.createElement('li');
      item.append(href === undefined ? text : link(href, text));
      if (more !== undefined) {
        const small = document.createElement('small');
        small.textContent = more;
        item.append(small);
      }
      return item;
    }),
  );
  return items;
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  return anchor;
}

customElements.define('compare-guides', CompareGuides);
