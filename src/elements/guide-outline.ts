/** Closes the outline's sheet once the reader has chosen where to go. */
class GuideOutline extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.#close);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#close);
  }

  readonly #close = (event: Event): void => {
    if (!(event.target instanceof Element) || !event.target.closest('a')) return;
    const sheet = this.querySelector<HTMLElement>('[popover]');
    if (sheet?.matches(':popover-open')) sheet.hidePopover();
  };
}

customElements.define('guide-outline', GuideOutline);
