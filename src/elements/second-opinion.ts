import type { OpinionPanel } from '../practice/model/opinion-panel.ts';
import type { SecondOpinionDetail } from '../practice/model/opinion.ts';
import type { Review } from '../practice/ports/coach.ts';
import { element } from '../element.ts';

const UNAVAILABLE =
  'This part of the page could not be loaded. Check the connection, then close and open it again.';

/**
 * Offers the opinion of a language model that the reader chooses, folded. Nothing of it is loaded
 * before it is opened, and nothing is sent before the reader has seen what, and to whom.
 *
 * Dispatches `second-opinion`, which bubbles, with a `SecondOpinionDetail`.
 */
export class SecondOpinion extends HTMLElement {
  #maybes: readonly number[] | undefined;
  #review: Review | undefined;
  #panel: OpinionPanel | undefined;
  #loading: Promise<void> | undefined;

  get review(): Review | undefined {
    return this.#review;
  }

  /** Another answer: whatever was said of the one before is gone. */
  set review(review: Review | undefined) {
    this.#review = review;
    this.#panel?.show(review, this.#maybes);
  }

  get maybes(): readonly number[] | undefined {
    return this.#maybes;
  }

  /** The places of the points that can be lifted; all of them where it is not said. */
  set maybes(maybes: readonly number[] | undefined) {
    this.#maybes = maybes;
    this.#panel?.show(this.#review, maybes);
  }

  connectedCallback(): void {
    // What a page set before the class was loaded hides what the class does with it.
    const { review, maybes } = this;
    if (Reflect.deleteProperty(this, 'maybes')) this.maybes = maybes;
    if (Reflect.deleteProperty(this, 'review')) this.review = review;
    if (this.firstElementChild) return;
    const place = element('div', 'opinion');
    const fold = element(
      'details',
      '',
      element('summary', '', 'A second opinion from a language model'),
      place,
    );
    fold.addEventListener('toggle', () => {
      if (fold.open) void (this.#loading ??= this.#load(place));
    });
    this.append(fold);
  }

  disconnectedCallback(): void {
    this.#panel?.close();
  }

  async #load(place: HTMLElement): Promise<void> {
    try {
      const { OpinionPanel: Panel } = await import('../practice/model/opinion-panel.ts');
      this.#panel = await Panel.open(place, (detail) => {
        this.dispatchEvent(
          new CustomEvent<SecondOpinionDetail>('second-opinion', { bubbles: true, detail }),
        );
      });
      this.#panel.show(this.#review, this.#maybes);
    } catch {
      this.#loading = undefined;
      place.replaceChildren(element('p', '', UNAVAILABLE));
    }
  }
}

customElements.define('second-opinion', SecondOpinion);
