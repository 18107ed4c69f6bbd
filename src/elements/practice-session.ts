import { count } from '../guides/count.ts';
import { onceNotebook } from '../notebook/loading.ts';
import type { Deck, Level, QuestionType } from '../practice/core/deck.ts';
import type { AnswerMode } from '../practice/core/session.ts';
import type { Ears } from '../practice/interview-devices.ts';
import type { PracticeDesk } from './practice-desk.ts';
import type { PracticeVoice } from './practice-voice.ts';

const UNAVAILABLE =
  'The interview could not be loaded. Check the connection, then press Start again.';
const REFUSED =
  'The browser did not let the interview open: it may be set to keep nothing for this site. Load the page anew, then press the button again. What was kept before is kept still.';

/**
 * The choices before an interview, and the way back into one that was not finished. What runs the
 * interview is loaded when the reader reaches for the button that starts it.
 */
class PracticeSession extends HTMLElement {
  #listening = new AbortController();
  #deck: Promise<Deck> | undefined;
  #weakSpots: readonly string[] = [];

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = this.#form;
    if (!form) return;
    // Questions that an address names, as the history does, as far as the guide has them.
    const ids = new URLSearchParams(location.search).get('rehearse')?.split(',') ?? [];
    const named = ids.filter((id) => document.querySelector(`.rehearsal > #${CSS.escape(id)}`));
    this.#offer('named', named, `Only the ${count(named.length, 'question')} named in the address`);
    // Whoever is about to press Start need not wait for it; nobody else loads it.
    const load = () => void this.#load().catch(() => undefined);
    for (const start of this.querySelectorAll('[type=submit], [data-do=continue]'))
      for (const reach of ['focusin', 'pointerenter'])
        start.addEventListener(reach, load, { signal, once: true });
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        void this.#start(new FormData(form), named);
      },
      { signal },
    );
    form.addEventListener('change', () => void this.#showVoice(form), { signal });
    // A page that was gone back to has its choices still.
    void this.#showVoice(form);
    this.addEventListener(
      'record-only',
      () => {
        form.querySelector<HTMLInputElement>('[value=recorded]')?.click();
      },
      { signal },
    );
    this.addEventListener('practice-over', () => this.#showAnswers(true), { signal });
    this.addEventListener('practice-end', () => this.#close(), { signal });
    onceNotebook((store) => {
      const prefix = `${this.dataset['guide'] ?? ''}/`;
      this.#weakSpots = [...store.marked()].flatMap(([key, mark]) =>
        mark === 'shaky' && key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
      );
      const offer = `Only the ${count(this.#weakSpots.length, 'question')} you marked as shaky`;
      this.#offer('weak-spots', this.#weakSpots, offer);
    });
    void this.#offerVoice();
    void this.#offerUnfinished(signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** What belongs to a microphone is loaded for those who choose to speak. */
  async #loadVoice(): Promise<PracticeVoice | null> {
    await import('./practice-voice.ts');
    return this.querySelector<PracticeVoice>('practice-voice');
  }

  async #showVoice(form: HTMLFormElement): Promise<void> {
    const mode = new FormData(form).get('mode') as AnswerMode;
    const isDefined = customElements.get('practice-voice') !== undefined;
    if (mode === 'typed' && !isDefined) return;
    try {
      const voice = await this.#loadVoice();
      if (mode === 'typed') voice?.hide();
      else await voice?.show(mode);
    } catch {
      this.#say(UNAVAILABLE);
    }
  }

  async #ears(mode: AnswerMode): Promise<Ears | string> {
    if (mode === 'typed') return {};
    try {
      return (await (await this.#loadVoice())?.ears(mode)) ?? UNAVAILABLE;
    } catch {
      return UNAVAILABLE;
    }
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  get #desk(): PracticeDesk | null {
    return this.querySelector<PracticeDesk>('practice-desk');
  }

  #offer(name: string, questions: readonly string[], text: string): void {
    const label = this.querySelector<HTMLElement>(`.${name}`);
    if (!label || questions.length === 0) return;
    label.hidden = false;
    const words = label.querySelector('span');
    if (words) words.textContent = text;
    const box = label.querySelector('input');
    if (box && name === 'named') box.checked = true;
  }

  async #offerVoice(): Promise<void> {
    const { localVoice } = await import('../practice/adapters/synthesis-speaker.ts');
    const voice = await localVoice(globalThis.speechSynthesis, document.documentElement.lang);
    this.querySelector('.voice')?.toggleAttribute('hidden', voice === undefined);
  }

  /** The deck and all that runs an interview; what failed is asked for again. */
  #load(): Promise<Deck> {
    this.#deck ??= this.#fetchDeck().catch((error: unknown) => {
      this.#deck = undefined;
      throw error;
    });
    return this.#deck;
  }

  async #fetchDeck(): Promise<Deck> {
    const [response] = await Promise.all([
      fetch(this.dataset['deck'] ?? ''),
      import('./practice-desk.ts'),
    ]);
    if (!response.ok) throw new Error(`${response.status} for the deck`);
    return (await response.json()) as Deck;
  }

  async #start(choices: FormData, named: readonly string[]): Promise<void> {
    this.#say('Loading…');
    let deck: Deck;
    try {
      deck = await this.#load();
    } catch {
      this.#say(UNAVAILABLE);
      return;
    }
    const mode = choices.get('mode') as AnswerMode;
    const ears = await this.#ears(mode);
    if (typeof ears === 'string') {
      this.#say(ears);
      return;
    }
    this.#say('');
    const only = choices.has('named') ? named : choices.has('weak') ? this.#weakSpots : undefined;
    const questions = Number(choices.get('questions'));
    await this.#openWith((desk) =>
      desk.start(deck, {
        options: {
          level: choices.get('level') as Level,
          types: choices.getAll('types') as QuestionType[],
          ...(only && { only }),
          ...(questions > 0 && { questions }),
        },
        mode,
        isAloud: choices.has('aloud'),
        ears,
      }),
    );
  }

  /** A session of this guide that was left in the middle. */
  async #offerUnfinished(signal: AbortSignal): Promise<void> {
    const [{ IndexedStore }, { newestOpenSession }] = await Promise.all([
      import('../practice/adapters/indexed-store.ts'),
      import('../practice/open-session.ts'),
    ]);
    // Whoever keeps nothing has nothing to go on with.
    const sessions = await new IndexedStore().list().catch(() => []);
    const found = newestOpenSession(sessions, this.dataset['guide'] ?? '');
    const offer = this.querySelector<HTMLElement>('.unfinished');
    const text = offer?.querySelector('p');
    if (!found || !offer || !text || signal.aborted) return;
    const day = new Date(found.stored.savedAt).toLocaleString('en-US', {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    text.textContent = `You have an interview that is not finished, from ${day}: question ${found.state.turns.length}. All you said is kept.`;
    offer.hidden = false;
    offer.addEventListener(
      'click',
      ({ target }) => {
        const action = target instanceof HTMLElement ? target.dataset['do'] : undefined;
        if (action !== undefined) void this.#continue(found.stored.id, action === 'discard');
      },
      { signal },
    );
  }

  async #continue(id: string, isToEnd: boolean): Promise<void> {
    let deck: Deck;
    try {
      deck = await this.#load();
    } catch {
      this.#say(UNAVAILABLE);
      return;
    }
    // What was spoken goes on by typing where nothing is there to listen with.
    const listen = async (mode: AnswerMode) => {
      const ears = await this.#ears(mode);
      return typeof ears === 'string' ? {} : ears;
    };
    await this.#openWith((desk) => desk.continue(deck, id, { isToEnd, listen }));
  }

  /** Whatever keeps the desk from opening is said beside the button that was pressed. */
  async #openWith(begin: (desk: PracticeDesk) => Promise<string | undefined>): Promise<void> {
    const desk = this.#desk;
    const trouble = desk ? await begin(desk).catch(() => REFUSED) : UNAVAILABLE;
    if (trouble === undefined) this.#open();
    else this.#say(trouble);
  }

  /** The desk takes the place of the choices, and of the answers below. */
  #open(): void {
    this.#form?.toggleAttribute('hidden', true);
    this.querySelector('.unfinished')?.toggleAttribute('hidden', true);
    this.#desk?.toggleAttribute('hidden', false);
    this.#showAnswers(this.#desk?.isOver === true);
    this.#desk?.focusQuestion();
  }

  #close(): void {
    this.#desk?.toggleAttribute('hidden', true);
    this.#form?.toggleAttribute('hidden', false);
    this.#showAnswers(true);
    this.#form?.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  #showAnswers(isShown: boolean): void {
    document.querySelector('[data-answers]')?.toggleAttribute('hidden', !isShown);
  }

  #say(text: string): void {
    const status = this.#form?.querySelector('.practice-status');
    if (status) status.textContent = text;
  }
}

customElements.define('practice-session', PracticeSession);
