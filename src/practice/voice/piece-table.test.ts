import { expect, test } from 'vitest';
import { PieceTable } from './piece-table.ts';

const table = new PieceTable(
  ['<unk>', '<s>', '</s>', '▁the', '▁re', 'try', ',', '<0xC3>', '<0xA9>', '▁caf', '<0x0A>'].join(
    '\n',
  ),
);

test.each([
  [[3, 4, 5, 6], 'the retry,'],
  // Rare letters come byte by byte.
  [[9, 7, 8], 'café'],
  [[3, 10, 5], 'the try'],
  // Start, end, and numbers that stand for nothing.
  [[1, 3, 2, 99], 'the'],
  [[], ''],
])('the pieces %j are “%s”', (ids, text) => {
  expect(table.text(ids)).toBe(text);
});
