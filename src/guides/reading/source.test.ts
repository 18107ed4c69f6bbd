import { describe, expect, it } from 'vitest';
import { codePoint, decode, fileTooLarge, tangled } from './source.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const problemsOf = (text: string) =>
  decode(bytes(text)).problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

describe('decode', () => {
  it('gives plain text back unchanged', () => {
    const text = 'Plain — “quoted” 😀 👩‍💻 naïve\n\ttab\n';
    expect(decode(bytes(text))).toEqual({ text, problems: [] });
  });

  it('takes a byte-order mark and carriage returns out, and says so', () => {
    expect(decode(bytes('\ufeffa\r\nb\rc'))).toMatchObject({ text: 'a\nb\nc' });
    expect(problemsOf('\ufeffa\r\nb')).toEqual(['byte-order-mark 1:1', 'line-endings 1:2']);
    expect(problemsOf('\r\na')).toEqual(['line-endings 1:1']);
  });

  it.each([
    '\0',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u200e',
    '\u2028',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\uffff',
  ])('takes the hidden character %j out and names its place', (character) => {
    const { text, problems } = decode(bytes(`one\ntw${character}o`));
    expect(text).toBe('one\ntwo');
    expect(problems).toMatchObject([{ rule: 'hidden-character', line: 2, column: 3 }]);
    expect(problems[0]?.message).toContain(codePoint(character));
  });

  it.each([
    ['UTF-16, little end first', [0xff, 0xfe, 0x61, 0x00], 1, 1],
    ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x61], 1, 1],
    ['Latin-1 on the second line', [0x61, 0x0a, 0x62, 0xe9, 0x20], 2, 2],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], 1, 2],
    ['an overlong slash', [0xc0, 0xaf], 1, 1],
  ])('refuses %s at its place', (_, list, line, column) => {
    expect(decode(new Uint8Array(list))).toMatchObject({
      text: '',
      problems: [{ rule: 'encoding', line, column }],
    });
  });

  it('refuses a line of more than 5,000 characters, and takes one of 5,000', () => {
    expect(problemsOf(`a\n${'b'.repeat(5_001)}`)).toEqual(['line-too-long 2:5001']);
    expect(problemsOf('b'.repeat(5_000))).toEqual([]);
  });

  it('refuses more than 5,000 lines', () => {
    expect(problemsOf('\n'.repeat(5_000))).toEqual(['too-many-lines 5001:1']);
    expect(problemsOf('\n'.repeat(4_999))).toEqual([]);
  });
});

describe('fileTooLarge', () => {
  it('lets 256 kB pass and no byte more', () => {
    expect(fileTooLarge(256 * 1024)).toBeUndefined();
    expect(fileTooLarge(256 * 1024 + 1)?.message).toBe('the file is 257 kB');
  });
});

describe('tangled', () => {
  it.each([
    ['{', 1_000],
    ['<', 3_000],
    ['"', 6_000],
    ['... ', 1_000],
    ['& ', 5_000],
    ['[^a]', 500],
  ])('lets so many %j pass and no more', (sign, most) => {
    const lines = (count: number) => Array.from({ length: count }, () => sign).join('\n\n');
    expect(tangled(lines(most))).toBeUndefined();
    expect(tangled(lines(most + 1))).toMatchObject({
      rule: 'too-tangled',
      line: most * 2 + 1,
      column: 1,
    });
  });

  it('refuses a table of more than 40 columns and 10,000 characters without a blank line', () => {
    expect(tangled(`a\n${'|'.repeat(40)}`)).toMatchObject({ line: 2, column: 1 });
    expect(tangled('|'.repeat(39))).toBeUndefined();
    expect(tangled(`a\n\n${'b\n'.repeat(5_001)}`)).toMatchObject({ line: 3, column: 1 });
    expect(tangled('b\n\n'.repeat(5_001))).toBeUndefined();
  });
});

describe('codePoint', () => {
  it('writes a character as Unicode does', () => {
    expect(['\0', '\u202e', '😀'].map(codePoint)).toEqual(['U+0000', 'U+202E', 'U+1F600']);
  });
});
