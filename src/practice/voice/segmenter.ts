/** Cuts a stream of sound into stretches of speech. Pure: it is told how likely each frame is speech. */
import { SAMPLE_RATE } from './resampler.ts';

/** Samples that are judged at once. */
export const FRAME = 512;

/** Speech begins where it is likelier than this, and ends where it is less likely than that. */
const BEGINS = 0.5;
const ENDS = 0.35;
const frames = (seconds: number) => Math.round((seconds * SAMPLE_RATE) / FRAME);
/** Silence that ends a stretch: shorter pauses are within a sentence. */
const SILENCE = frames(0.64);
/**
 * From this length on, the pause at a full stop is enough: what is left to be written when a speaker
 * ends is shorter, and so is the wait for it.
 */
const LONG = frames(6);
const SILENCE_WHEN_LONG = frames(0.38);
/**
 * Kept of what was before the first frame of speech and of the silence after the last: with less,
 * the model gets first and last words wrong; with more, the first ones again.
 */
const BEFORE = frames(0.4);
const AFTER = frames(0.35);
/** Less than that is a click or a cough. */
const LEAST = frames(0.19);
/** The model writes well what is this long; then a stretch is cut, within its last frames. */
const LONGEST = frames(14);
const CUT_WITHIN = frames(3);

/** A stretch of speech. */
export interface Utterance {
  samples: Float32Array<ArrayBuffer>;
  /** When the first and the last sound of speech were, in seconds since the first frame. */
  start: number;
  end: number;
}

interface JudgedFrame {
  samples: Float32Array;
  likelihood: number;
}

export class Segmenter {
  /** Frames of the present stretch, or the last few while nobody speaks. */
  #frames: JudgedFrame[] = [];
  /** The number of the first of them. */
  #first = 0;
  #isSpeech = false;
  /** Frames of silence at the end of the present stretch. */
  #silence = 0;
  /** Frames of the present stretch that are likely speech. */
  #voiced = 0;

  /** @returns a stretch that has come to its end */
  push(samples: Float32Array, likelihood: number): Utterance | undefined {
    this.#frames.push({ samples, likelihood });
    if (!this.#isSpeech) {
      if (likelihood < BEGINS) {
        while (this.#frames.length > BEFORE) this.#drop(1);
        return undefined;
      }
      this.#isSpeech = true;
      this.#silence = 0;
      this.#voiced = 0;
    }
    if (likelihood >= BEGINS) this.#voiced++;
    if (likelihood >= BEGINS || (this.#silence === 0 && likelihood >= ENDS)) this.#silence = 0;
    else this.#silence++;
    const enough = this.#frames.length >= LONG ? SILENCE_WHEN_LONG : SILENCE;
    if (this.#silence >= enough) return this.#end();
    if (this.#frames.length >= LONGEST) return this.#cut();
    return undefined;
  }

  /** What is being said and has not ended. */
  unfinished(): Utterance | undefined {
    return this.#isSpeech && this.#voiced >= LEAST
      ? this.#utterance(this.#frames.length)
      : undefined;
  }

  /** The present stretch as it will be if nothing more is said; once for each pause. */
  paused(): Utterance | undefined {
    const isPause = this.#isSpeech && this.#silence === AFTER && this.#voiced >= LEAST;
    return isPause ? this.#utterance(this.#lengthWithoutSilence()) : undefined;
  }

  /** The last stretch, when no more sound comes. */
  finish(): Utterance | undefined {
    return this.#isSpeech ? this.#end() : undefined;
  }

  #end(): Utterance | undefined {
    const isLongEnough = this.#voiced >= LEAST;
    const length = this.#lengthWithoutSilence();
    const utterance = isLongEnough ? this.#utterance(length) : undefined;
    this.#isSpeech = false;
    this.#drop(Math.max(length, this.#frames.length - BEFORE));
    return utterance;
  }

  /** Where speech is least likely; what comes after it begins the next stretch. */
  #cut(): Utterance {
    const from = this.#frames.length - CUT_WITHIN;
    const tail = this.#frames.slice(from).map(({ likelihood }) => likelihood);
    const length = from + tail.lastIndexOf(Math.min(...tail)) + 1;
    const utterance = this.#utterance(length);
    this.#drop(length);
    this.#voiced = this.#frames.filter(({ likelihood }) => likelihood >= BEGINS).length;
    return utterance;
  }

  #lengthWithoutSilence(): number {
    return this.#frames.length - Math.max(0, this.#silence - AFTER);
  }

  #utterance(length: number): Utterance {
    const samples = new Float32Array(length * FRAME);
    for (const [index, frame] of this.#frames.slice(0, length).entries())
      samples.set(frame.samples, index * FRAME);
    const judged = this.#frames.slice(0, length);
    const begins = judged.findIndex(({ likelihood }) => likelihood >= BEGINS);
    const ends = judged.findLastIndex(({ likelihood }) => likelihood >= ENDS);
    const seconds = (frame: number) => ((this.#first + frame) * FRAME) / SAMPLE_RATE;
    return { samples, start: seconds(Math.max(0, begins)), end: seconds(ends + 1) };
  }

  #drop(amount: number): void {
    this.#frames.splice(0, amount);
    this.#first += amount;
  }
}
