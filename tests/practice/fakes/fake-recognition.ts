/** A browser whose own engine hears what a test has it hear. */
import type {
  Recognition,
  RecognizingBrowser,
} from '../../../src/practice/voice/browser-recognizer.ts';

interface Heard {
  isFinal: boolean;
  0: { transcript: string };
}

export class FakeEngine {
  availability = 'available';
  installs = true;
  installsAsked = 0;
  readonly made: FakeRecognition[] = [];
  readonly browser: RecognizingBrowser;

  constructor() {
    const install = () => {
      this.installsAsked++;
      return Promise.resolve(this.installs);
    };
    const available = () => Promise.resolve(this.availability);
    const make = (made: FakeRecognition) => this.made.push(made);
    class Made extends FakeRecognition {
      static available = available;
      static install = install;
      constructor() {
        super();
        make(this);
      }
    }
    class Phrase {
      readonly phrase: string;
      constructor(phrase: string) {
        this.phrase = phrase;
      }
    }
    this.browser = {
      SpeechRecognition: Made,
      SpeechRecognitionPhrase: Phrase,
      navigator: { userAgent: 'Mozilla/5.0 Chrome/150.0 Safari/537.36' },
    };
  }

  get present(): FakeRecognition | undefined {
    return this.made.at(-1);
  }
}

export class FakeRecognition extends EventTarget implements Recognition {
  lang = '';
  continuous = false;
  interimResults = false;
  phrases: unknown = [];
  isOn = false;
  readonly #heard: Heard[] = [];
  #isLocal = false;

  get processLocally(): boolean {
    return this.#isLocal;
  }

  set processLocally(value: boolean) {
    this.#isLocal = value;
  }

  start(): void {
    this.isOn = true;
  }

  stop(): void {
    this.end();
  }

  abort(): void {
    this.end();
  }

  hear(transcript: string, isFinal: boolean): void {
    if (!this.isOn) return;
    if (this.#heard.at(-1)?.isFinal === false) this.#heard.pop();
    this.#heard.push({ isFinal, 0: { transcript } });
    const event = Object.assign(new Event('result'), { resultIndex: 0, results: this.#heard });
    this.dispatchEvent(event);
  }

  fail(error: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { error }));
    this.end();
  }

  end(): void {
    if (!this.isOn) return;
    this.isOn = false;
    this.dispatchEvent(new Event('end'));
  }
}
