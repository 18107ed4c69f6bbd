/**
 * Prints the guide as a handout or as the sheet for the night before. `data-print` on the root
 * tells the style sheet for print which of the two; Ctrl+P alone prints the handout.
 */
class PrintGuide extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.#print);
    addEventListener('beforeprint', this.#open);
    addEventListener('afterprint', this.#restore);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#print);
    removeEventListener('beforeprint', this.#open);
    removeEventListener('afterprint', this.#restore);
    this.#restore();
  }

  #opened: HTMLDetailsElement[] = [];

  readonly #print = (event: Event): void => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    const root = document.documentElement;
    root.dataset['print'] = event.target.value;
    root.style.setProperty('--sheet-size', `${sheetSize()}pt`);
    print();
  };

  /** Older browsers print closed details closed, whatever a style sheet says. */
  readonly #open = (): void => {
    if (CSS.supports('selector(::details-content)')) return;
    this.#opened = [...document.querySelectorAll<HTMLDetailsElement>('.sample:not([open])')];
    for (const sample of this.#opened) sample.open = true;
  };

  readonly #restore = (): void => {
    const root = document.documentElement;
    delete root.dataset['print'];
    root.style.removeProperty('--sheet-size');
    for (const sample of this.#opened.splice(0)) sample.open = false;
  };
}

/**
 * The largest type, in points, at which the sheet fits one page of A4 and of Letter. Characters go
 * with the square of it; each item leaves about half a line empty. The constant is measured, and
 * leaves some room. Text for which 6.5 points are too large runs on to a second page, uncut.
 */
function sheetSize(): number {
  const characters = (selector: string) =>
    [...document.querySelectorAll(selector)].reduce(
      (sum, { textContent }) => sum + textContent.length + 25,
      0,
    );
  const all = characters('.question h3') + characters('.points li') - characters('.follow-up');
  return Math.min(9.5, Math.max(6.5, Math.sqrt(375_000 / all)));
}

customElements.define('print-guide', PrintGuide);
