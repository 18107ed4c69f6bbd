import { loadStylesheet } from '../styles/load-stylesheet.ts';
import { searchDialog } from '../search/search-dialog-parts.ts';
import styles from '../styles/search.css?url';

/**
 * Opens search in place of following its link: by a click, `/`, or Ctrl/⌘ K. What searches is
 * loaded when the dialog opens, or a moment before, when the reader reaches for it.
 */
class SearchDialog extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    const dialog = this.querySelector('dialog') ?? searchDialog(link.href);
    this.append(dialog);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    void loadStylesheet(styles);
    const reach = () => {
      void import('./search-box.ts');
      // The box asks for it, a round trip later.
      void import('../search/background-search.ts');
    };
    const open = () => {
      reach();
      dialog.showModal();
      dialog.querySelector('input')?.select();
    };
    link.addEventListener(
      'click',
      (event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        open();
      },
      { signal },
    );
    link.addEventListener('pointerenter', reach, { signal });
    dialog.addEventListener(
      'click',
      (event) => {
        const { target } = event;
        // On the backdrop, which is the dialog itself; or on a result, which may be on this page.
        const isDone =
          target instanceof Element &&
          (target === dialog || (target.closest('a') && !opensElsewhere(event)));
        if (isDone) dialog.close();
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (dialog.open || !isShortcut(event)) return;
        event.preventDefault();
        open();
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

/** A click that asks for a new tab or window. */
function opensElsewhere({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

function isShortcut({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey;
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea, select'));
  return key === '/' && !isTyping;
}

customElements.define('search-dialog', SearchDialog);
