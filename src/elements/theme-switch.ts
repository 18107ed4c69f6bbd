const KEY = 'field-guide:theme';

/**
 * Lets the reader choose between the light and the dark printing, or leave it to the system. The
 * choice is already applied when the page is first painted: by the script in its head.
 */
class ThemeSwitch extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    const select = this.querySelector('select');
    if (!select) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    select.value = document.documentElement.dataset['theme'] ?? '';
    this.#paintBrowser();
    select.addEventListener(
      'change',
      () => {
        this.#apply(select.value);
        keep(select.value);
      },
      { signal },
    );
    // Another tab chose, or everything was deleted there (`key` is null).
    window.addEventListener(
      'storage',
      ({ key, newValue }) => {
        if (key !== KEY && key !== null) return;
        select.value = newValue ?? '';
        this.#apply(select.value);
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #apply(theme: string): void {
    document.documentElement.dataset['theme'] = theme;
    this.#paintBrowser();
  }

  /** The browser's own frame takes the color of the paper. */
  #paintBrowser(): void {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]'))
      meta.content = backgroundColor;
  }
}

/** Where storage is blocked or full, the choice holds for this page alone. */
function keep(theme: string): void {
  try {
    if (theme === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

customElements.define('theme-switch', ThemeSwitch);
