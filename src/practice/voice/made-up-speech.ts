import { SAMPLE_RATE } from './resampler.ts';

/** A second that sounds a little like a vowel, to measure with. */
export function madeUpSpeech(): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: SAMPLE_RATE }, (_, index) => {
    const angle = (2 * Math.PI * index) / SAMPLE_RATE;
    return [120, 240, 700, 1200].reduce((sum, pitch) => sum + 0.08 * Math.sin(angle * pitch), 0);
  });
}
