import { startOfFile, type Finding } from '../problem.ts';

/** A file of `content/` as text that is safe to parse. */
export interface Source {
  /** Path from the project's root, with forward slashes. */
  path: string;
  text: string;
}

const LIMITS = { bytes: 256 * 1024, lineLength: 5_000, lines: 5_000, paragraph: 10_000 };

/**
 * What neither a file nor an entity or escape in it may write: one cannot see it. Joiners are let
 * through; emoji and some scripts are written with them. Private-use characters are what is left of
 * a word processor's bullets.
 */
export const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|(?![\u200c\u200d])\p{Cf}|\p{Co}/u;

type Found = Omit<Finding, 'line' | 'column'>;

/** What a writer is told of a hint in ‹marks›. */
export function hintFound(hint: string): Found {
  return {
    rule: 'placeholder',
    message: `${hint} is still to be written`,
    expected: 'your own words in place of the hint',
    fix: 'write what the hint asks for, and take out the marks ‹ and ›, too',
  };
}

/** What a writer is told of a character that one cannot see. */
export function hiddenFound(character: string): Found {
  return {
    rule: 'hidden-character',
    message: `there is a hidden character, ${codePoint(character)}`,
    expected: 'characters one can see, spaces, and line ends',
    fix: 'delete the characters around this place and type them again',
  };
}

/** The problem of a file that is too large to be a writer's work; asked before it is read. */
export function fileTooLarge(bytes: number): Finding | undefined {
  if (bytes <= LIMITS.bytes) return undefined;
  return {
    ...startOfFile,
    rule: 'file-too-large',
    message: `the file is ${Math.ceil(bytes / 1024)} kB`,
    expected: `at most ${LIMITS.bytes / 1024} kB; a full guide’s questions are about 40 kB`,
    fix: 'take out what is not prose; link to data in place of pasting it',
  };
}

/**
 * Decode a file's bytes and find what would mislead a reader, an editor, or a parser: other
 * encodings, byte-order marks, carriage returns, control and bidirectional characters
 * (Trojan Source, CVE-2021-42574), and sizes no writer reaches by hand.
 *
 * The text comes back without them, so that the rest of the file can still be checked;
 * it is empty where there is nothing to check.
 */
export function decode(bytes: Uint8Array): { text: string; problems: Finding[] } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { text: '', problems: [encodingProblem(bytes)] };
  }
  const problems: Finding[] = [];
  if (text.startsWith('\ufeff')) {
    text = text.slice(1);
    problems.push({
      ...startOfFile,
      rule: 'byte-order-mark',
      message: 'the file starts with a byte-order mark',
      expected: 'UTF-8 without a byte-order mark',
      fix: 'run npm run fix, or save the file as “UTF-8”, not “UTF-8 with BOM”',
    });
  }
  if (text.includes('\r')) {
    const line = text.slice(0, text.indexOf('\r')).split('\n').length;
    problems.push({
      line,
      column: (text.split('\n')[line - 1]?.indexOf('\r') ?? 0) + 1,
      rule: 'line-endings',
      message: 'lines end the Windows way (CRLF)',
      expected: 'line feeds alone (LF)',
      fix: 'run npm run fix, or set the line ending to LF in your editor’s status bar',
    });
    text = text.replace(/\r\n?/g, '\n');
  }
  const all = text.split('\n');
  const count = all.length;
  if (count > LIMITS.lines) {
    problems.push({
      line: LIMITS.lines + 1,
      column: 1,
      rule: 'too-many-lines',
      message: `the file has ${count} lines`,
      expected: `at most ${LIMITS.lines}; a full guide’s questions are about 500`,
      fix: 'take out what is not prose; link to data in place of pasting it',
    });
    return { text: '', problems };
  }
  // Most files hold nothing of what is looked for line by line.
  const hasLongLine = all.some(({ length }) => length > LIMITS.lineLength);
  if (!hasLongLine && !text.includes('‹') && !HIDDEN.test(text)) return { text, problems };
  const lines = all.map((line, index) => {
    if (line.length > LIMITS.lineLength) {
      problems.push({
        line: index + 1,
        column: LIMITS.lineLength + 1,
        rule: 'line-too-long',
        message: `the line is ${line.length} characters long`,
        expected: `at most ${LIMITS.lineLength} characters; one paragraph a line is fine`,
        fix: 'break it into paragraphs with a blank line between',
      });
      return '';
    }
    for (const { 0: hint, index: at } of line.matchAll(/‹[^‹›]*›/g))
      problems.push({ line: index + 1, column: at + 1, ...hintFound(hint) });
    const hidden = HIDDEN.exec(line);
    if (!hidden) return line;
    problems.push({ line: index + 1, column: hidden.index + 1, ...hiddenFound(hidden[0]) });
    return line.replace(new RegExp(HIDDEN, 'gu'), '');
  });
  return { text: lines.join('\n'), problems };
}

/** Rules after which nothing is left of a file to check. */
export const UNREADABLE: ReadonlySet<string> = new Set(['encoding', 'too-many-lines']);

/** More of these than a guide of sixty items needs; the parser’s time grows with their square. */
const TANGLES: readonly [signs: readonly string[], most: number, what: string][] = [
  [['{'], 1_000, 'opening braces'],
  [['<'], 3_000, '“<” signs'],
  [['"', "'"], 6_000, 'quotation marks'],
  [['...'], 1_000, 'ellipses'],
  [['&'], 5_000, '“&” signs'],
  [['[^'], 500, 'footnote marks'],
];
/** Lines of which there may be none, and the sign that they have so often. */
const TANGLED_LINES: readonly [pattern: RegExp, sign: string, least: number, what: string][] = [
  [/(?:\|[^|\n]*){40}[^\n]*/g, '|', 40, 'table rows of more than 40 columns'],
  [/>(?<=^[ \t]*>)(?:[ \t]*>){99}/gm, '>', 100, 'lines of more than 100 quotes'],
];

/** The problem of a text that would keep the Markdown parser busy for minutes; asked before it. */
export function tangled(text: string): Finding | undefined {
  const problem = (offset: number, message: string, expected: string): Finding => {
    const before = text.slice(0, offset).split('\n');
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      rule: 'too-tangled',
      message,
      expected,
      fix: 'write it as plain paragraphs with blank lines between',
    };
  };
  for (const [signs, most, what] of TANGLES) {
    const places = signs.flatMap((sign) => placesOf(sign, text));
    if (places.length <= most) continue;
    const [first = 0] = places.toSorted((one, other) => one - other).slice(most);
    return problem(first, `the file has ${places.length} ${what}`, `at most ${most}`);
  }
  for (const [pattern, sign, least, what] of TANGLED_LINES) {
    if (placesOf(sign, text).length < least) continue;
    const [first, ...others] = text.matchAll(pattern);
    if (!first) continue;
    const start = text.lastIndexOf('\n', first.index) + 1;
    return problem(start, `the file has ${others.length + 1} ${what}`, 'none');
  }
  if (!hasLongParagraph(text)) return undefined;
  let offset = 0;
  for (const part of text.split(/(\n[ \t]*\n)/)) {
    if (part.trim().length > LIMITS.paragraph) {
      return problem(
        offset + part.search(/\S/),
        `there are ${part.length} characters without a blank line`,
        `at most ${LIMITS.paragraph}`,
      );
    }
    offset += part.length;
  }
  return undefined;
}

/** Where a sign stands; a regular expression takes ten times as long to find. */
function placesOf(sign: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length))
    places.push(at);
  return places;
}

/** Whether there may be one: where no empty line is, one of spaces can be. */
function hasLongParagraph(text: string): boolean {
  for (let start = 0; ;) {
    const end = text.indexOf('\n\n', start);
    if ((end < 0 ? text.length : end) - start > LIMITS.paragraph) return true;
    if (end < 0) return false;
    start = end + 2;
  }
}

/** `U+202E` for a character. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function encodingProblem(bytes: Uint8Array): Finding {
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const good = new TextDecoder('utf-8').decode(bytes).split('\ufffd')[0] ?? '';
  return {
    line: good.split('\n').length,
    column: good.length - good.lastIndexOf('\n'),
    rule: 'encoding',
    message: `the file is not UTF-8${utf16 ? ' (it looks like UTF-16)' : ''}`,
    expected: 'UTF-8 text',
    fix: 'choose “Save with encoding: UTF-8” in your editor',
  };
}
