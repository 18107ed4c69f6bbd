/** What an interview speaks and listens with. */
import { localVoice, SynthesisSpeaker } from './adapters/synthesis-speaker.ts';
import type { SessionState } from './core/session.ts';
import type { Listener, ListeningEnd } from './ports/listener.ts';
import type { Speaker } from './ports/speaker.ts';
import { LISTENING_ENDS, OTHER_DEVICES } from './voice-text.ts';
import type { RecordingListener } from './voice/recording-listener.ts';

/** What an interview listens with. */
export interface Ears {
  listener?: Listener;
  recorder?: RecordingListener;
}

/** The voice and the microphone of one interview, and what has become of them. */
export class InterviewDevices {
  readonly speaker: Speaker | undefined;
  readonly listener: Listener | undefined;
  readonly recorder: RecordingListener | undefined;
  #lastEnd: Exclude<ListeningEnd, 'stopped'> | undefined;
  #isWriting = false;
  /** Others are connected than when the microphone was opened. */
  #hasOthers = false;

  private constructor({ listener, recorder }: Ears, speaker: Speaker | undefined) {
    this.speaker = speaker;
    this.listener = listener;
    this.recorder = recorder;
  }

  /** @param isAloud have a voice of the device read the questions, where it has one */
  static async open(ears: Ears, isAloud: boolean): Promise<InterviewDevices> {
    const voice = isAloud
      ? await localVoice(globalThis.speechSynthesis, document.documentElement.lang)
      : undefined;
    return new InterviewDevices(ears, voice && new SynthesisSpeaker(speechSynthesis, voice));
  }

  get canListen(): boolean {
    return this.listener !== undefined || this.recorder !== undefined;
  }

  /** Words of the answer may still be coming. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Keep up with the interview. */
  follow({ phase, mode, isPaused }: SessionState): void {
    // Another answer, and one that goes on after a pause, opens the microphone anew.
    if (phase !== 'answering' || isPaused) this.#hasOthers = false;
    if (phase === 'answering' && mode !== 'typed') this.#isWriting = true;
  }

  /**
   * Others were connected or taken away. What is heard goes on; a reader who has just put on a
   * headset may think it is heard by that.
   *
   * @returns whether the reader is to be told
   */
  noteOthers({ phase, mode, isPaused }: SessionState): boolean {
    if (phase !== 'answering' || mode === 'typed' || isPaused) return false;
    this.#hasOthers = true;
    return true;
  }

  /** The microphone gave no more; undefined where the reader tries it again. */
  noteEnd(end: Exclude<ListeningEnd, 'stopped'> | undefined): void {
    this.#lastEnd = end;
  }

  /** All that was heard is there. */
  noteListened(): void {
    this.#isWriting = false;
  }

  /** What the reader is to know of the microphone, if anything. */
  notice({ notice, phase }: SessionState): string | undefined {
    if (!notice) return this.#hasOthers && phase === 'answering' ? OTHER_DEVICES : undefined;
    return notice === 'microphone-lost' && this.#lastEnd
      ? LISTENING_ENDS[this.#lastEnd]
      : undefined;
  }
}
