import { amountText, isOff, type Amount } from '../editorial/amounts.ts';
import type { WritersNotes } from '../editorial/writers-notes.ts';
import type { Problem } from '../guides/problem.ts';

/** The dev server's own paths; both lie below the base path. */
const NOTES = '@writers-notes/';
const EDITOR = '__open-in-editor';

const STYLES = `
:host { position: fixed; z-index: 1000; inset: auto 0.75rem 0.75rem auto; max-width: min(34rem, calc(100vw - 1.5rem)); font: 0.875rem/1.45 system-ui, sans-serif; }
details { overflow: auto; max-height: 80vh; border: 1px solid #8a6512; border-radius: 4px; background: #fffdf5; color: #20261f; box-shadow: 0 4px 20px #0003; }
summary { position: sticky; top: 0; padding: 0.5rem 0.75rem; background: inherit; cursor: pointer; font-weight: 600; }
h2 { margin: 0.75rem 0.75rem 0.25rem; font-size: 0.875rem; }
ul { margin: 0; padding: 0 0.75rem 0.5rem; list-style: none; }
li { margin: 0.4rem 0; padding-left: 0.6rem; border-left: 3px solid #cfc8b2; overflow-wrap: anywhere; }
li.off { border-color: #8a6512; }
button { padding: 0; border: 0; background: none; color: #1d5b3a; font: inherit; text-align: start; text-decoration: underline; cursor: pointer; }
p { margin: 0.1rem 0; }
.empty { padding: 0 0.75rem 0.5rem; }
@media print { :host { display: none; } }
`;

/** What is left to mend in the guide of this page. The dev server puts it there; a build does not. */
class WritersPanel extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #details = document.createElement('details');

  connectedCallback(): void {
    const styles = new CSSStyleSheet();
    styles.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [styles];
    this.#root.append(this.#details);
    void this.#show();
  }

  async #show(): Promise<void> {
    const [, slug = ''] = /guides\/([a-z0-9-]+)\/$/.exec(location.pathname) ?? [];
    const response = await fetch(`${import.meta.env.BASE_URL}${NOTES}${slug}.json`);
    if (!response.ok) throw new Error(`The notes on ${slug} could not be read.`);
    const { problems, warnings, amounts, isDraft } = (await response.json()) as WritersNotes;
    const hints = problems.filter(({ rule }) => rule === 'placeholder');
    const mistakes = problems.filter(({ rule }) => rule !== 'placeholder');
    const counted = (count: number, one: string, many: string) =>
      `${count} ${count === 1 ? one : many}`;
    const summary = document.createElement('summary');
    summary.textContent = [
      ...(isDraft ? ['Draft'] : []),
      ...(hints.length > 0 ? [counted(hints.length, 'hint', 'hints')] : []),
      mistakes.length === 0 ? 'Nothing to mend' : `${mistakes.length} to mend`,
      counted(warnings.length, 'remark', 'remarks'),
    ].join(' · ');
    this.#details.replaceChildren(
      summary,
      ...section('To mend before it can be published', mistakes, (problem) => note(problem)),
      ...section('Hints to replace', hints, hint),
      ...section('Remarks, which stop nothing', warnings, (warning) => note(warning)),
      ...section('How much there is', amounts, amount),
    );
  }
}

function section<T>(title: string, entries: readonly T[], draw: (entry: T) => Node): Node[] {
  if (entries.length === 0) return [];
  const heading = document.createElement('h2');
  const list = document.createElement('ul');
  heading.textContent = title;
  list.append(...entries.map(draw));
  return [heading, list];
}

function note(problem: Problem): Node {
  const item = document.createElement('li');
  item.append(
    opener(problem),
    ` ${problem.message}`,
    paragraph(`Expected: ${problem.expected}`),
    paragraph(`To do: ${problem.fix}`),
  );
  return item;
}

function hint(problem: Problem): Node {
  const item = document.createElement('li');
  item.append(opener(problem), ` ${/‹[^›]*›/.exec(problem.message)?.[0] ?? problem.message}`);
  return item;
}

/** Opens the place in the editor of whoever started the dev server. */
function opener({ file, line, column }: Problem): HTMLButtonElement {
  const open = document.createElement('button');
  open.type = 'button';
  open.textContent = `${file.split('/').at(-1) ?? file}:${line}`;
  open.title = 'Open in the editor';
  open.addEventListener('click', () => {
    const place = encodeURIComponent(`${file}:${line}:${column}`);
    void fetch(`${import.meta.env.BASE_URL}${EDITOR}?file=${place}`);
  });
  return open;
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function amount(counted: Amount): Node {
  const item = document.createElement('li');
  item.className = isOff(counted) ? 'off' : '';
  item.textContent = `${counted.file}: ${amountText(counted)}`;
  return item;
}

customElements.define('writers-panel', WritersPanel);

if (/guides\/[a-z0-9-]+\/$/.test(location.pathname))
  document.body.append(document.createElement('writers-panel'));
