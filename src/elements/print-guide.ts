import { loadStylesheet } from '../styles/load-stylesheet.ts';
import styles from '../styles/guide-tools.css?url';

const PRINTS = { handout: 'Print', sheet: 'Print the night-before sheet' } as const;

/**
 * Prints the guide as a handout or as the sheet for the night before. `data-print` on the root
 * tells the style sheet for print which of the two; Ctrl+P alone prints the handout.
 */
class PrintGuide extends HTMLElement {
  connectedCallback(): void {
    void loadStylesheet(styles).then(() => this.replaceChildren(...buttons()));
    this.addEventListener('click', this.#print);
    addEventListener('beforeprint', this.#title);
    addEventListener('afterprint', this.#restore);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#print);
    removeEventListener('beforeprint', this.#title);
    removeEventListener('afterprint', this.#restore);
    this.#restore();
  }

  readonly #print = (event: Event): void => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    const root = document.documentElement;
    root.dataset['print'] = event.target.value;
    root.style.setProperty('--sheet-size', `${this.dataset['size']}pt`);
    print();
  };

  /**
   * The page's own title, for the margin. In a style sheet it would be one more text a page that a
   * Content-Security-Policy has to name.
   */
  readonly #title = (): void => {
    document.documentElement.style.setProperty('--running-title', JSON.stringify(document.title));
  };

  readonly #restore = (): void => {
    const root = document.documentElement;
    delete root.dataset['print'];
    root.style.removeProperty('--sheet-size');
  };
}

function buttons(): HTMLButtonElement[] {
  return Object.entries(PRINTS).map(([value, textContent]) =>
    Object.assign(document.createElement('button'), { type: 'button', value, textContent }),
  );
}

customElements.define('print-guide', PrintGuide);
