/** Numbers as people say them, “four twenty nine”, made the numbers that people write: 429. */
import type { Word } from './word.ts';

const names = (list: string, from: number, step: number): [string, number][] =>
  list.split(' ').map((name, index) => [name, from + index * step]);

const UNITS = new Map(names('one two three four five six seven eight nine', 1, 1));
const TEENS = new Map(
  names('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10, 1),
);
const TENS = new Map(names('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10));
const NAMES: ReadonlySet<string> = new Set([
  'zero',
  ...UNITS.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
]);
const SCALES = new Map([
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/** Whether a number can begin with a word. */
export function isNumberName(word: string): boolean {
  return NAMES.has(word);
}

/**
 * Join the words of each number to one. What stands alone as “one” stays a word, since it is mostly
 * a pronoun.
 *
 * @param text what the parts are of: no number runs on over a comma or a full stop
 */
export function joinNumbers(words: Word[], text: string): Word[] {
  if (!words.some(({ plain }) => isNumberName(plain))) return words;
  const joined: Word[] = [];
  for (let at = 0; at < words.length;) {
    const { length, digits } = numberAt(words, at, text);
    const first = words[at];
    const last = words[at + Math.max(length, 1) - 1];
    if (!first || !last) break;
    const isPronoun = length === 1 && first.plain === 'one';
    if (length === 0 || isPronoun) joined.push(first);
    else {
      const { start } = first;
      joined.push({ start, end: last.end, plain: digits, stem: digits, isFunction: false });
    }
    at += Math.max(length, 1);
  }
  return joined;
}

function numberAt(
  words: readonly Word[],
  from: number,
  text: string,
): { length: number; digits: string } {
  if (!isNumberName(words[from]?.plain ?? '')) return { length: 0, digits: '' };
  /** What the scales so far come to: “two thousand”. */
  let scaled: number | undefined;
  /** What is said after them, number after number: “four”, “twenty nine”. */
  let groups: number[] = [];
  let decimals: string | undefined;
  /** What may still be added to the last group: “twenty” takes a unit, “hundred” takes up to 99. */
  let room = 0;
  const add = (value: number, roomAfter: number) => {
    const last = groups.at(-1);
    if (last !== undefined && value < room) groups[groups.length - 1] = last + value;
    else groups.push(value);
    room = roomAfter;
  };
  let at = from;
  for (; at < words.length; at++) {
    const word = words[at];
    const before = words[at - 1];
    if (!word) break;
    if (at > from && before && !/^[\s-]*$/.test(text.slice(before.end, word.start))) break;
    const { plain } = word;
    const following = words[at + 1]?.plain ?? '';
    const last = groups.at(-1);
    const isBegun = last !== undefined || scaled !== undefined;
    const value = UNITS.get(plain) ?? TEENS.get(plain) ?? TENS.get(plain);
    const scale = SCALES.get(plain);
    if (decimals !== undefined) {
      const digit = plain === 'zero' ? 0 : UNITS.get(plain);
      if (digit === undefined) break;
      decimals += String(digit);
    } else if (plain === 'zero' || (plain === 'oh' && isBegun && isNumberName(following))) {
      groups.push(0);
      room = 0;
    } else if (plain === 'point' && isBegun && (UNITS.has(following) || following === 'zero')) {
      decimals = '';
    } else if (plain === 'and' && (room === 100 || (scaled !== undefined && last === undefined))) {
      if (!isNumberName(following)) break;
    } else if (value !== undefined) {
      add(value, TENS.has(plain) ? 10 : 0);
    } else if (plain === 'hundred' && last !== undefined && last > 0 && last < 100) {
      groups[groups.length - 1] = last * 100;
      room = 100;
    } else if (scale !== undefined && last !== undefined && last > 0) {
      scaled = (scaled ?? 0) + Number(groups.join('')) * scale;
      groups = [];
      room = 0;
    } else break;
  }
  const said = groups.join('');
  const digits = scaled === undefined ? said : String(scaled + Number(said));
  if (digits === '') return { length: 0, digits };
  return {
    length: at - from,
    digits: decimals === undefined ? digits : `${digits}.${decimals}`,
  };
}
