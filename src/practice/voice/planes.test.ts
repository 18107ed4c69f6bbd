import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPlanes, toPlanes } from './planes.ts';

test('first bytes come first', () => {
  expect([...toPlanes(new Uint8Array([1, 2, 3, 4, 5, 6]), 4)]).toEqual([1, 5, 2, 6, 3, 4]);
});

test('whatever its length, a file comes back as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom(1, 4), (bytes, planes) => {
      expect(fromPlanes(toPlanes(bytes, planes), planes)).toEqual(Uint8Array.from(bytes));
    }),
  );
});
