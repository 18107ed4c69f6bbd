import type { Synthesis } from '../../../src/practice/adapters/synthesis-speaker.ts';

type Voice = ReturnType<Synthesis['getVoices']>[number];

/** What `speechSynthesis` gives to speak; a page has the browser's own. */
export class FakeUtterance {
  voice: unknown = null;
  lang = '';
  onstart: (() => void) | undefined;
  onend: (() => void) | undefined;
  onerror: (() => void) | undefined;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Speaks at once, not at all, or begins and never ends. */
export class FakeSynthesis implements Synthesis {
  readonly said: string[] = [];
  voices: Voice[] = [];
  isCanceled = false;
  #changed: (() => void) | undefined;
  readonly #manner: 'speaks' | 'hangs' | 'hangs-midway' | 'fails';

  constructor(manner: 'speaks' | 'hangs' | 'hangs-midway' | 'fails' = 'speaks') {
    this.#manner = manner;
  }

  getVoices(): Voice[] {
    return this.voices;
  }

  speak(spoken: SpeechSynthesisUtterance): void {
    const utterance = spoken as unknown as FakeUtterance;
    this.said.push(utterance.text);
    if (this.#manner === 'fails') utterance.onerror?.();
    if (this.#manner === 'hangs' || this.#manner === 'fails') return;
    utterance.onstart?.();
    if (this.#manner === 'speaks') utterance.onend?.();
  }

  cancel(): void {
    this.isCanceled = true;
  }

  addEventListener(_: 'voiceschanged', listener: () => void): void {
    this.#changed = listener;
  }

  removeEventListener(): void {
    this.#changed = undefined;
  }

  /** The voices come late, as they do in Chrome. */
  bring(voices: Voice[]): void {
    this.voices = voices;
    this.#changed?.();
  }
}
