import {
  MicrophoneError,
  type MicrophoneTrouble,
  type OpenMicrophoneFor,
} from '../../../src/practice/voice/microphone.ts';
import { SAMPLE_RATE } from '../../../src/practice/voice/resampler.ts';

const PIECE = 1024;

/** A microphone that hears what a test has it hear. */
export class FakeMicrophone {
  /** Set before it is opened. */
  trouble: MicrophoneTrouble | undefined;
  /** Set before it is opened: it is gone by the time that it is ready. */
  isGoneWhenReady = false;
  isOpen = false;
  timesOpened = 0;
  #onSound: ((samples: Float32Array<ArrayBuffer>) => void) | undefined;
  #lose: () => void = () => undefined;

  readonly open: OpenMicrophoneFor = (onSound) => {
    if (this.trouble) return Promise.reject(new MicrophoneError(this.trouble));
    this.isOpen = true;
    this.timesOpened++;
    this.#onSound = onSound;
    return Promise.resolve({
      label: 'A fake microphone',
      // What records it is a fake as well.
      stream: { active: !this.isGoneWhenReady } as MediaStream,
      lost: new Promise<void>((resolve) => (this.#lose = resolve)),
      close: () => {
        this.isOpen = false;
        this.#onSound = undefined;
      },
    });
  };

  /** Seconds of sound, from 0 to 1 loud. */
  hear(seconds: number, height: number): void {
    for (let left = seconds * SAMPLE_RATE; left > 0; left -= PIECE)
      this.#onSound?.(
        Float32Array.from({ length: PIECE }, (_, index) => height * Math.sin(index / 5)),
      );
  }

  lose(): void {
    this.#lose();
  }
}
