/** What bytes weigh on their way. */
import { brotliCompressSync, constants } from 'node:zlib';

/** At its best, as a CDN serves what it has compressed once for all. */
export function brotliSize(bytes: Buffer | string): number {
  const input = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return brotliCompressSync(input, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: input.length,
    },
  }).length;
}

/**
 * A quarter more than at its best, in three hundredths of the time: enough to tell the heavy from the
 * light, and to say about how much a download is.
 */
export function quickSize(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }).length;
}
