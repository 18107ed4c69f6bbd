/** What bytes weigh on their way. */
import { brotliCompressSync, constants } from 'node:zlib';

/** At its best, as a CDN serves what it has compressed once for all. */
export function brotliSize(bytes: Buffer | string): number {
  return sizeAt(constants.BROTLI_MAX_QUALITY, bytes);
}

/** A tenth more than at its best, in a fortieth of the time. */
export function goodSize(bytes: Buffer): number {
  return sizeAt(5, bytes);
}

/**
 * Two fifths more than at its best, in two thousandths of the time: enough to tell the heavy from the
 * light.
 */
export function quickSize(bytes: Buffer): number {
  return sizeAt(0, bytes);
}

/** Of a quick size, what a host sends about: measured with gzip as it comes, which most can do. */
export const SENT = 0.87;

function sizeAt(quality: number, bytes: Buffer | string): number {
  const input = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return brotliCompressSync(input, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: input.length,
    },
  }).length;
}
