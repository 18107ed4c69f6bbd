import { onceNotebook } from '../notebook/loading.ts';

/**
 * Says how many questions of a guide are solid: briefly in place of the text that the server
 * printed, or in full where it printed none.
 */
class GuideProgress extends HTMLElement {
  readonly #printed = this.textContent;
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    onceNotebook((store) => {
      if (!this.isConnected) return;
      const show = () => {
        const { guide = '', total } = this.dataset;
        const { solid, shaky } = store.progress(guide, Number(total));
        const more = shaky > 0 && this.#printed === '' ? `, ${shaky} shaky` : '';
        this.textContent =
          solid + shaky > 0 ? `${solid} of ${total ?? ''} solid${more}` : this.#printed;
      };
      this.#stop = store.subscribe(show);
      show();
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}

customElements.define('guide-progress', GuideProgress);
