/** Samples per second that the models hear. */
export const SAMPLE_RATE = 16_000;

/** Zero crossings of the filter on each side: enough that nothing audible folds back. */
const CROSSINGS = 12;
/** Points of the filter between two crossings; the audio thread has no time to reckon each anew. */
const POINTS = 512;
const FILTER = Float64Array.from({ length: CROSSINGS * POINTS + 2 }, (_, index) => {
  const x = index / POINTS;
  if (x >= CROSSINGS) return 0;
  return sinc(x) * (0.5 + 0.5 * Math.cos((Math.PI * x) / CROSSINGS));
});

/**
 * Turns a microphone's samples into 16,000 a second, piece by piece. Each new sample is the mean of
 * those around its moment, weighed by a windowed sinc that lets nothing above 8 kHz through.
 */
export class Resampler {
  readonly #step: number;
  readonly #cutoff: number;
  readonly #reach: number;
  /** Samples not yet used up, beginning `#reach` before the next moment. */
  #kept: Float32Array;
  /** The next moment, counted in samples of `#kept`. */
  #position: number;

  constructor(from: number, to: number = SAMPLE_RATE) {
    this.#step = from / to;
    this.#cutoff = Math.min(1, to / from);
    this.#reach = Math.ceil(CROSSINGS / this.#cutoff);
    this.#kept = new Float32Array(this.#reach);
    this.#position = this.#reach;
  }

  push(samples: Float32Array): Float32Array<ArrayBuffer> {
    if (this.#step === 1) return Float32Array.from(samples);
    const all = new Float32Array(this.#kept.length + samples.length);
    all.set(this.#kept);
    all.set(samples, this.#kept.length);
    const result: number[] = [];
    while (this.#position + this.#reach < all.length) {
      result.push(this.#at(all, this.#position));
      this.#position += this.#step;
    }
    const from = Math.max(0, Math.floor(this.#position) - this.#reach);
    this.#kept = all.slice(from);
    this.#position -= from;
    return Float32Array.from(result);
  }

  #at(samples: Float32Array, moment: number): number {
    const middle = Math.floor(moment);
    let sum = 0;
    let weights = 0;
    for (let index = middle - this.#reach + 1; index <= middle + this.#reach; index++) {
      const distance = (index - moment) * this.#cutoff;
      const weight = weightAt(Math.abs(distance));
      sum += weight * (samples[index] ?? 0);
      weights += weight;
    }
    return sum / weights;
  }
}

function weightAt(distance: number): number {
  if (distance >= CROSSINGS) return 0;
  const place = distance * POINTS;
  const index = Math.floor(place);
  const before = FILTER[index] ?? 0;
  return before + (place - index) * ((FILTER[index + 1] ?? 0) - before);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
