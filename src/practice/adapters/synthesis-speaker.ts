import type { Speaker } from '../ports/speaker.ts';
import { speechChunks } from '../speech-chunks.ts';

/** Of an engine that hangs: it should have begun by then. */
const BEGIN_SECONDS = 3;
/** Slower than this no voice speaks; it has hung. */
const CHARACTERS_PER_SECOND = 5;

/** The part of `speechSynthesis` that is used, so that tests can stand in for it. */
export interface Synthesis {
  getVoices(): readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default' | 'name'>[];
  speak(utterance: SpeechSynthesisUtterance): void;
  cancel(): void;
  addEventListener(type: 'voiceschanged', listener: () => void): void;
  removeEventListener(type: 'voiceschanged', listener: () => void): void;
}

/**
 * A voice of this device: others send the words to their vendor.
 *
 * @param seconds some browsers know their voices only after a while
 */
export async function localVoice(
  synthesis: Synthesis | undefined,
  language: string,
  seconds = 2,
): Promise<SpeechSynthesisVoice | undefined> {
  if (!synthesis) return undefined;
  const find = () => {
    const own = synthesis
      .getVoices()
      .filter(({ lang, localService }) => localService && lang.split(/[-_]/)[0] === language);
    return (own.find((voice) => voice.default) ?? own[0]) as SpeechSynthesisVoice | undefined;
  };
  const known = find();
  if (known || synthesis.getVoices().length > 0) return known;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      synthesis.removeEventListener('voiceschanged', end);
      resolve(find());
    };
    const timer = setTimeout(end, seconds * 1000);
    synthesis.addEventListener('voiceschanged', end);
  });
}

/** Has the browser say the questions with a voice of the device. */
export class SynthesisSpeaker {
  readonly leavesDevice = false as const;
  readonly #synthesis: Synthesis;
  readonly #voice: SpeechSynthesisVoice;

  constructor(synthesis: Synthesis, voice: SpeechSynthesisVoice) {
    this.#synthesis = synthesis;
    this.#voice = voice;
  }

  async speak(text: string, stop: AbortSignal): ReturnType<Speaker['speak']> {
    if (stop.aborted) return 'stopped';
    this.#synthesis.cancel();
    for (const chunk of speechChunks(text)) {
      const end = await this.#say(chunk, stop);
      if (end !== 'spoken') return end;
    }
    return 'spoken';
  }

  #say(chunk: string, stop: AbortSignal): ReturnType<Speaker['speak']> {
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(chunk);
      utterance.voice = this.#voice;
      utterance.lang = this.#voice.lang;
      const end = (how: 'spoken' | 'stopped' | 'failed') => {
        clearTimeout(watchdog);
        stop.removeEventListener('abort', broken);
        if (how !== 'spoken') this.#synthesis.cancel();
        resolve(how);
      };
      const broken = () => {
        end('stopped');
      };
      const giveUp = () => {
        end('failed');
      };
      let watchdog = setTimeout(giveUp, BEGIN_SECONDS * 1000);
      utterance.onstart = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(
          giveUp,
          (BEGIN_SECONDS + chunk.length / CHARACTERS_PER_SECOND) * 1000,
        );
      };
      utterance.onend = () => {
        end('spoken');
      };
      utterance.onerror = giveUp;
      stop.addEventListener('abort', broken, { once: true });
      this.#synthesis.speak(utterance);
    });
  }
}
