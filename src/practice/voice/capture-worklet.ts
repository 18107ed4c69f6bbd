/** Runs where sound is played and recorded: passes on what the microphone hears, 16,000 samples a second. */
import { Resampler } from './resampler.ts';

/** The part of that place that is used; TypeScript's DOM has no types for it. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Samples that are passed on at once: 64 ms. */
const PIECE = 1024;

class Capture extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(sampleRate);
  #piece = new Float32Array(PIECE);
  #filled = 0;

  process([channels = []]: Float32Array[][]): boolean {
    const [first] = channels;
    if (!first) return true;
    for (const sample of this.#resampler.push(mixed(channels, first))) {
      this.#piece[this.#filled++] = sample;
      if (this.#filled < PIECE) continue;
      this.port.postMessage(this.#piece, [this.#piece.buffer]);
      this.#piece = new Float32Array(PIECE);
      this.#filled = 0;
    }
    return true;
  }
}

function mixed(channels: readonly Float32Array[], first: Float32Array): Float32Array {
  if (channels.length === 1) return first;
  return first.map(
    (_, index) =>
      channels.reduce((sum, channel) => sum + (channel[index] ?? 0), 0) / channels.length,
  );
}

registerProcessor('capture', Capture);
