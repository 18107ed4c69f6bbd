/** Tells speech from silence by loudness alone, for recordings that nothing writes down. */
import { decibels } from './loudness.ts';
import { SAMPLE_RATE } from './resampler.ts';

/** Seconds. Shorter silence is within a sentence, and shorter sound is a click. */
const SILENCE = 0.7;
const LEAST = 0.2;
/** Decibels above the room's own noise. */
const ABOVE_ROOM = 10;
/** Below that is no speech, however quiet the room. */
const FAINTEST = -52;
/** A room is never taken to be louder than that, or a reader who begins at once would not be heard. */
const LOUDEST_ROOM = -40;
/** Decibels a second that the room may be found louder. */
const RISE = 2;

export interface Span {
  /** In seconds from the first sample. */
  start: number;
  end: number;
}

export class LoudSpans {
  #seconds = 0;
  #room = LOUDEST_ROOM;
  #start: number | undefined;
  #lastLoud = 0;
  #loud = 0;

  /** @returns a span that has come to its end */
  push(samples: Float32Array): Span | undefined {
    const seconds = samples.length / SAMPLE_RATE;
    const level = decibels(samples);
    const from = this.#seconds;
    this.#seconds += seconds;
    this.#room = Math.min(LOUDEST_ROOM, this.#room + RISE * seconds, Math.max(level, -90));
    if (level > Math.max(FAINTEST, this.#room + ABOVE_ROOM)) {
      this.#start ??= from;
      this.#lastLoud = this.#seconds;
      this.#loud += seconds;
      return undefined;
    }
    return this.#seconds - this.#lastLoud >= SILENCE ? this.finish() : undefined;
  }

  /** The span that has not ended, when no more sound comes. */
  finish(): Span | undefined {
    const span =
      this.#start !== undefined && this.#loud >= LEAST
        ? { start: this.#start, end: this.#lastLoud }
        : undefined;
    this.#start = undefined;
    this.#loud = 0;
    return span;
  }
}
