import { expect, test } from 'vitest';
import { EventStream } from './event-stream.ts';

const TEXT =
  '\uFEFF: a mark of life\r\n\r\ndata: one\r\n\r\nevent: x\rid: 7\rdata:two\r\rdata: three\r\ndata: lines\r\ndata\r\n\r\ndata: {"ü":"🦆"}\n\ndataset: no\n\ndata: last';
const EVENTS = ['one', 'two', 'three\nlines\n', '{"ü":"🦆"}', 'last'];

function read(chunks: readonly string[]): string[] {
  const stream = new EventStream();
  return [...chunks.flatMap((chunk) => stream.push(chunk)), ...stream.end()];
}

test('events are the same wherever the text is cut', () => {
  expect(read([TEXT])).toEqual(EVENTS);
  expect(read(TEXT.split(''))).toEqual(EVENTS);
  for (let at = 0; at <= TEXT.length; at++)
    expect([at, read([TEXT.slice(0, at), '', TEXT.slice(at)])]).toEqual([at, EVENTS]);
});

test('an event comes as soon as it is whole', () => {
  const stream = new EventStream();
  expect(stream.push('data: a\n')).toEqual([]);
  expect(stream.push('\ndata: b')).toEqual(['a']);
  expect(stream.push('\n\n')).toEqual(['b']);
  expect(stream.end()).toEqual([]);
});
