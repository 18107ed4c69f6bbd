import { obstacle, type Obstacle } from '../match/reading-check.ts';
import type { MatchReport } from './match-report.ts';

const MESSAGES: Record<Obstacle, string> = {
  empty: 'The field is empty. Paste the text of a job ad first.',
  short: 'This is too short to compare. Paste the whole ad, with what it asks for.',
  long: 'This is longer than 50,000 characters. Paste one ad at a time.',
  language: 'This does not look like English. The guides are in English, and so is the comparison.',
};
const UNAVAILABLE =
  'What the ad is compared with could not be loaded. Check the connection, then press Match again.';

/**
 * Takes a job ad and hands it to the report beside it. The text stays in this page: the field has
 * no name and its form no address, and nothing is stored. The matcher loads when the reader turns
 * to the field.
 */
class MatchAd extends HTMLElement {
  #listening = new AbortController();
  /** A report may come late; after Clear, or another press, it is not shown. */
  #asked = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const field = this.querySelector('textarea');
    const form = this.querySelector('form');
    const sample = this.querySelector('template')?.content.textContent.trim() ?? '';
    if (!field || !form) return;
    const load = () => void import('./match-report.ts').catch(() => undefined);
    field.addEventListener('focus', load, { signal, once: true });
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        void this.#match(field);
      },
      { signal },
    );
    this.#button('sample')?.addEventListener(
      'click',
      () => {
        field.value = sample;
        field.focus();
        this.#say('A sample ad is in the field. Press Match to compare it.');
      },
      { signal },
    );
    this.#button('clear')?.addEventListener(
      'click',
      () => {
        this.#asked++;
        field.value = '';
        field.removeAttribute('aria-invalid');
        this.#report?.replaceChildren();
        this.#say('');
        field.focus();
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #match(field: HTMLTextAreaElement): Promise<void> {
    const asked = ++this.#asked;
    const trouble = obstacle(field.value);
    field.toggleAttribute('aria-invalid', false);
    if (trouble) {
      field.setAttribute('aria-invalid', 'true');
      this.#report?.replaceChildren();
      this.#say(MESSAGES[trouble]);
      field.focus();
      return;
    }
    this.#say('Comparing…');
    try {
      await import('./match-report.ts');
      const report = this.#report;
      const summary = await report?.compare(field.value);
      if (asked !== this.#asked || summary === undefined) return;
      this.#say(summary);
      report?.show();
    } catch {
      if (asked === this.#asked) this.#say(UNAVAILABLE);
    }
  }

  get #report(): MatchReport | null {
    return this.querySelector<MatchReport>('match-report');
  }

  #button(name: string): HTMLButtonElement | null {
    return this.querySelector(`[data-${name}]`);
  }

  #say(text: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

customElements.define('match-ad', MatchAd);
