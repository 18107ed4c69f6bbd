/** Decibels below the loudest that a microphone can tell: a quiet room, and a voice close by. */
const QUIET = -60;
const LOUD = -10;

export function decibels(samples: Float32Array): number {
  if (samples.length === 0) return -Infinity;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(power);
}

/** From 0 to 1, as an ear would have it. */
export function loudness(samples: Float32Array): number {
  return Math.min(1, Math.max(0, (decibels(samples) - QUIET) / (LOUD - QUIET)));
}
