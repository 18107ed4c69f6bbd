import type { Hearing, ListeningEnd } from '../ports/listener.ts';
import type { Readiness } from '../ports/port.ts';
import {
  vendorOf,
  type Recognition,
  type RecognitionErrorEvent,
  type RecognitionMaker,
  type RecognizingBrowser,
  type ResultEvent,
} from './browser-recognizer.ts';

const LANGUAGE = 'en-US';
const LOCAL = { langs: [LANGUAGE], processLocally: true as const };
/** Of 10: likely, and yet no more than a hint. */
const BOOST = 3;
const MOST_PHRASES = 100;
/** Milliseconds; an engine may never say that it ended. */
const PATIENCE = 4_000;
/** Ends in a row without anything heard between them: something is wrong that has no name. */
const MOST_RESTARTS = 5;
const RESTART_WITHIN = 1_000;

const NOT_HERE = 'This browser has no speech recognition that stays on the device.';

/**
 * The browser's own engine on this device. It is ready only when the engine says that it is there
 * and lets itself be installed: what it says of being there alone is not always true.
 */
export class NativeListener {
  readonly leavesDevice = false as const;
  readonly transcribes = true;
  readonly #browser: RecognizingBrowser;
  #isInstalled = false;

  constructor(browser: RecognizingBrowser = globalThis) {
    this.#browser = browser;
  }

  async ready(): Promise<Readiness> {
    if (this.#isInstalled) return { state: 'ready' };
    const { SpeechRecognition: maker } = this.#browser;
    // Builds of Chromium without a vendor have the question and no engine: asked, they end the page.
    const hasEngine = vendorOf(this.#browser) !== undefined;
    const isLocal = hasEngine && maker && 'processLocally' in maker.prototype;
    const availability = isLocal && (await maker.available?.(LOCAL).catch(() => undefined));
    // The browser does not say how many bytes.
    if (availability === 'downloadable' || availability === 'downloading')
      return { state: 'needs-download', bytes: 0 };
    if (availability === 'available' && (await this.install())) return { state: 'ready' };
    return { state: 'unavailable', reason: NOT_HERE };
  }

  /** Have the browser fetch its engine, where the reader asked for it. */
  async install(): Promise<boolean> {
    const { SpeechRecognition: maker } = this.#browser;
    const installed = await maker?.install?.(LOCAL).catch(() => false);
    return (this.#isInstalled = installed === true);
  }

  listen(hearing: Hearing, phrases: readonly string[], stop: AbortSignal): Promise<ListeningEnd> {
    const { SpeechRecognition: maker } = this.#browser;
    // Never begun without: the same call without it would send the sound to the vendor.
    if (!maker || !this.#isInstalled) return Promise.resolve('failed');
    return recognize(
      () => {
        const recognition = new maker();
        recognition.processLocally = true;
        if (!staysHere(recognition)) throw new Error(NOT_HERE);
        hint(recognition, phrases, this.#browser);
        return recognition;
      },
      hearing,
      stop,
    );
  }
}

/** The browser's vendor writes it down. To be listened with only when the reader has thrown its own switch. */
export class CloudListener {
  readonly leavesDevice = true as const;
  readonly sentTo: string;
  readonly transcribes = true;
  readonly #maker: RecognitionMaker | undefined;

  constructor(browser: RecognizingBrowser = globalThis) {
    this.sentTo = vendorOf(browser) ?? 'the maker of this browser';
    this.#maker = browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
  }

  ready(): Promise<Readiness> {
    return Promise.resolve(
      this.#maker
        ? { state: 'ready' }
        : { state: 'unavailable', reason: 'This browser has no speech recognition.' },
    );
  }

  listen(hearing: Hearing, _phrases: readonly string[], stop: AbortSignal): Promise<ListeningEnd> {
    const maker = this.#maker;
    if (!maker) return Promise.resolve('failed');
    return recognize(() => new maker(), hearing, stop);
  }
}

/** Whether the engine took the wish that nothing leaves the device. */
function staysHere({ processLocally }: Recognition): boolean {
  return processLocally;
}

function hint(
  recognition: Recognition,
  phrases: readonly string[],
  { SpeechRecognitionPhrase: Phrase }: RecognizingBrowser,
): void {
  if (!Phrase || !('phrases' in recognition)) return;
  recognition.phrases = phrases.slice(0, MOST_PHRASES).map((phrase) => new Phrase(phrase, BOOST));
}

/** Listens on where an engine ends by itself, as all do after some silence. */
async function recognize(
  make: () => Recognition,
  hearing: Hearing,
  stop: AbortSignal,
): Promise<ListeningEnd> {
  const began = performance.now();
  const clock = () => (performance.now() - began) / 1000;
  let restarts = 0;
  while (!stop.aborted) {
    const from = performance.now();
    let end: ListeningEnd | 'again';
    try {
      end = await once(make(), hearing, clock, stop);
    } catch {
      return 'failed';
    }
    if (end !== 'again') return end;
    restarts = performance.now() - from < RESTART_WITHIN ? restarts + 1 : 0;
    if (restarts > MOST_RESTARTS) return 'failed';
  }
  return 'stopped';
}

function once(
  recognition: Recognition,
  { onSegment, onInterim, onLevel }: Hearing,
  clock: () => number,
  stop: AbortSignal,
): Promise<ListeningEnd | 'again'> {
  recognition.lang = LANGUAGE;
  recognition.continuous = true;
  recognition.interimResults = true;
  let spoken: number | undefined;
  let failure: ListeningEnd | undefined;
  let final = 0;
  return new Promise((resolve, reject) => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const done = (end: ListeningEnd | 'again') => {
      clearTimeout(patience);
      stop.removeEventListener('abort', halt);
      onInterim('');
      onLevel(0);
      resolve(end);
    };
    const halt = () => {
      recognition.stop();
      patience = setTimeout(() => {
        recognition.abort();
        done('stopped');
      }, PATIENCE);
    };
    stop.addEventListener('abort', halt, { once: true });
    recognition.addEventListener('result', (event) => {
      const { results } = event as ResultEvent;
      spoken ??= clock();
      const all = Array.from(results);
      // Each is final once; some engines name finished ones again.
      for (; all[final]?.isFinal; final++) {
        const text = all[final]?.[0]?.transcript.trim() ?? '';
        if (text !== '') onSegment({ text, start: spoken, end: Math.max(spoken, clock()) });
        spoken = clock();
      }
      const rest = all.slice(final).map((result) => result[0]?.transcript ?? '');
      onInterim(rest.join(' ').replace(/\s+/g, ' ').trim());
    });
    // These engines do not say how loud it is, only that there is speech.
    recognition.addEventListener('speechstart', () => {
      spoken = clock();
      onLevel(0.6);
    });
    recognition.addEventListener('speechend', () => onLevel(0));
    recognition.addEventListener('error', (event) => {
      failure = endOf((event as RecognitionErrorEvent).error);
    });
    recognition.addEventListener('end', () =>
      done(failure ?? (stop.aborted ? 'stopped' : 'again')),
    );
    try {
      recognition.start();
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function endOf(error: string): ListeningEnd | undefined {
  if (error === 'not-allowed' || error === 'service-not-allowed') return 'denied';
  if (error === 'audio-capture') return 'lost';
  // Silence, and our own wish to stop.
  return error === 'no-speech' || error === 'aborted' ? undefined : 'failed';
}
