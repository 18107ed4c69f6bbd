import { expect, it } from 'vitest';
import { LoudSpans, type Span } from './loud-spans.ts';
import { loudness } from './loudness.ts';
import { SAMPLE_RATE } from './resampler.ts';

const PIECE = 1024;
/** Seconds of sound, each so loud, in decibels; the room has a hum of its own. */
function spansOf(stretches: readonly [seconds: number, decibels: number][]): Span[] {
  const spans = new LoudSpans();
  const found: (Span | undefined)[] = [];
  let at = 0;
  for (const [seconds, decibels] of stretches)
    for (let left = seconds * SAMPLE_RATE; left > 0; left -= PIECE) {
      const height = Math.SQRT2 * 10 ** (decibels / 20);
      const piece = Float32Array.from(
        { length: PIECE },
        () => height * Math.sin((2 * Math.PI * 200 * at++) / SAMPLE_RATE),
      );
      found.push(spans.push(piece));
    }
  return [...found, spans.finish()].filter((span) => span !== undefined);
}
const rounded = (spans: Span[]) =>
  spans.map(({ start, end }) => [Math.round(start * 2) / 2, Math.round(end * 2) / 2]);

it.each([-75, -60, -48])('finds speech above the hum of a room at %i dB', (room) => {
  expect(
    rounded(
      spansOf([
        [1, room],
        [2, -25],
        [1, room],
        [3, -25],
        [1, room],
      ]),
    ),
  ).toEqual([
    [1, 3],
    [4, 7],
  ]);
});

it('hears a reader who speaks at once, and one who is cut off', () => {
  expect(rounded(spansOf([[3, -20]]))).toEqual([[0, 3]]);
});

it('takes breaths for a part of speech, and clicks for nothing', () => {
  expect(
    rounded(
      spansOf([
        [1, -70],
        [1, -25],
        [0.4, -70],
        [1, -25],
        [2, -70],
        [0.1, -20],
        [2, -70],
      ]),
    ),
  ).toEqual([[1, 3.5]]);
});

it('shows silence as 0 and a loud voice as 1', () => {
  expect(loudness(new Float32Array(100))).toBe(0);
  expect(loudness(new Float32Array(100).fill(0.9))).toBe(1);
  expect(loudness(new Float32Array(100).fill(0.03))).toBeCloseTo(0.6, 1);
});
