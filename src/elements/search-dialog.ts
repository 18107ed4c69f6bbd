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
    const reach = () => void import('./search-box.ts');
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
    link.addEventListener('pointerenter', reach, { signal, once: true });
    // A click on the backdrop is a click on the dialog itself.
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close(), {
      signal,
    });
    // A result on the same page changes only the #id; the dialog must not stay above it.
    dialog.addEventListener(
      'click',
      (event) => {
        if (opensElsewhere(event)) return;
        if (event.target instanceof Element && event.target.closest('a')) dialog.close();
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

function isShortcut(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === 'k')
    return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea, select'));
  return event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
}

customElements.define('search-dialog', SearchDialog);
