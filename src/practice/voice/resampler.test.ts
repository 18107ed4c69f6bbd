import { expect, test } from 'vitest';
import { Resampler, SAMPLE_RATE } from './resampler.ts';

const tone = (pitch: number, rate: number, seconds = 1) =>
  Float32Array.from({ length: rate * seconds }, (_, index) =>
    Math.sin((2 * Math.PI * pitch * index) / rate),
  );
const loudest = (samples: Float32Array) =>
  samples.slice(200, -200).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

test.each([44_100, 48_000, 96_000, 22_050, 8_000])(
  'a voice comes through at %i samples a second, as long and as loud as it was',
  (rate) => {
    const resampled = new Resampler(rate).push(tone(440, rate));
    expect(resampled.length / SAMPLE_RATE).toBeCloseTo(1, 1);
    expect(loudest(resampled)).toBeGreaterThan(0.98);
    expect(loudest(resampled)).toBeLessThan(1.02);
  },
);

test('what is too high to be told apart is gone, and does not come back as another tone', () => {
  expect(loudest(new Resampler(48_000).push(tone(12_000, 48_000)))).toBeLessThan(0.01);
});

test('pieces make the same sound as the whole', () => {
  const whole = tone(700, 44_100);
  const resampler = new Resampler(44_100);
  const pieces: number[] = [];
  for (let at = 0; at < whole.length; at += 128)
    pieces.push(...resampler.push(whole.subarray(at, at + 128)));
  const inOne = new Resampler(44_100).push(whole);
  expect(pieces).toHaveLength(inOne.length);
  expect(
    Math.max(...pieces.map((sample, index) => Math.abs(sample - (inOne[index] ?? 0)))),
  ).toBeLessThan(1e-5);
});

test('sound that has the right rate stays as it is', () => {
  const samples = tone(440, SAMPLE_RATE);
  expect(new Resampler(SAMPLE_RATE).push(samples)).toEqual(samples);
});
