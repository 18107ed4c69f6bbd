import { expect, test } from 'vitest';
import { decodeCbor } from './cbor.ts';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));

/** From the examples of RFC 8949, appendix A. */
test.each([
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['29', -10],
  ['fa47c35000', 100_000],
  ['fb3ff199999999999a', 1.1],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['60', ''],
  ['62c3bc', 'ü'],
  ['6449455446', 'IETF'],
  ['80', []],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
])('%s is %j', (hex, value) => {
  expect(decodeCbor(bytes(hex))).toEqual(value);
});

test('reads from a part of a larger buffer', () => {
  expect(decodeCbor(bytes('ffff1903e8').subarray(2))).toBe(1000);
});

test.each(['a0', '40', 'c0', '9fff', '1903'])('%s is refused', (hex) => {
  expect(() => decodeCbor(bytes(hex))).toThrow();
});
