import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from './resampler.ts';
import { FRAME, Segmenter, type Utterance } from './segmenter.ts';

const SECONDS = FRAME / SAMPLE_RATE;

/** Seconds of sound, each stretch as likely to be speech; samples are numbered by their frame. */
function hear(stretches: readonly [seconds: number, likelihood: number][]): {
  utterances: Utterance[];
  segmenter: Segmenter;
  pauses: Utterance[];
} {
  const segmenter = new Segmenter();
  const utterances: Utterance[] = [];
  const pauses: Utterance[] = [];
  let number = 0;
  for (const [seconds, likelihood] of stretches)
    for (let frame = 0; frame < Math.round(seconds / SECONDS); frame++) {
      const utterance = segmenter.push(new Float32Array(FRAME).fill(number++), likelihood);
      if (utterance) utterances.push(utterance);
      const pause = segmenter.paused();
      if (pause) pauses.push(pause);
    }
  return { utterances, segmenter, pauses };
}
const framesOf = ({ samples }: Utterance) => [...new Set(samples)];

describe('speech is cut', () => {
  it('into stretches, with the times of their sounds and a little more around them', () => {
    const { utterances } = hear([
      [1, 0],
      [2, 0.9],
      [1, 0.1],
      [1, 0.9],
      [1, 0],
    ]);
    expect(utterances).toHaveLength(2);
    const [first, second] = utterances;
    expect(first?.start).toBeCloseTo(1, 1);
    expect(first?.end).toBeCloseTo(3, 1);
    expect(second?.start).toBeCloseTo(4, 1);
    expect(second?.end).toBeCloseTo(5, 1);
    expect(first && first.samples.length / SAMPLE_RATE).toBeGreaterThan(2.6);
    expect(first && first.samples.length / SAMPLE_RATE).toBeLessThan(2.9);
  });

  it('not where somebody takes a breath', () => {
    const { utterances, pauses } = hear([
      [1, 0.9],
      [0.45, 0.1],
      [1, 0.9],
      [1, 0],
    ]);
    expect(utterances).toHaveLength(1);
    // Each was perhaps the end.
    expect(pauses).toHaveLength(2);
    expect(pauses[1]).toEqual(utterances[0]);
  });

  it('not out of clicks and coughs', () => {
    expect(
      hear([
        [1, 0],
        [0.1, 0.9],
        [1, 0],
      ]).utterances,
    ).toEqual([]);
  });

  it('at its quietest place when it goes on for long, and no sound is in two stretches', () => {
    const { utterances, segmenter } = hear([
      [12, 0.9],
      [0.1, 0.4],
      [18, 0.9],
    ]);
    const last = segmenter.finish();
    const all = [...utterances, ...(last ? [last] : [])];
    expect(all.length).toBeGreaterThanOrEqual(3);
    const frames = all.flatMap(framesOf);
    expect(frames).toEqual(frames.map((_, index) => index));
    expect(frames).toHaveLength(Math.round(12 / SECONDS) + 3 + Math.round(18 / SECONDS));
    expect(all[0] && all[0].samples.length / SAMPLE_RATE).toBeCloseTo(12.1, 1);
    expect(all[1]?.start).toBeGreaterThanOrEqual(all[0]?.end ?? Infinity);
  });
});

it('tells what is being said, and at the end the rest of it', () => {
  const { segmenter, utterances } = hear([
    [1, 0],
    [2, 0.9],
  ]);
  expect(utterances).toEqual([]);
  expect(segmenter.unfinished()?.end).toBeCloseTo(3, 1);
  expect(segmenter.finish()?.end).toBeCloseTo(3, 1);
  expect(segmenter.finish()).toBeUndefined();
});
