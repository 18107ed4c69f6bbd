/**
 * Writes plain words so that the reader reads them as the same words: whatever looks like Markdown,
 * a tag, YAML, or a program is escaped, never left out.
 */
import { hint } from './new-guide.ts';
import { codePoint, HIDDEN } from './reading/source.ts';
import { SLUG } from './schema.ts';

const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');

/**
 * Spaces, tabs, and line ends become one space. A character that one cannot see becomes a hint,
 * which one can see and the check refuses; half a character the mark for that.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(ALL_HIDDEN, (character) => hint(`hidden character ${codePoint(character)}`))
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

/** The paragraphs of a text, which blank lines divide, each in one line. */
export function paragraphs(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');
}

/** The phrases of a list that is typed with semicolons or line ends between. */
export function phrases(text: string): string[] {
  return text
    .split(/[;\r\n]/)
    .map(oneLine)
    .filter((phrase) => phrase !== '');
}

/** Words that begin a line of a program, which MDX would run. */
const PROGRAM = /^(?:import|export)(?![\p{L}\p{N}])/u;
/** What makes a list, a quote, a heading, a rule, or a table of a line that begins with it. */
const LINE_START = /^(?:[-+=:>#]|\d+(?=[.)]))/;

/** One paragraph, or the words of a heading, as Markdown that means these words alone. */
export function markdownLine(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*{}<[\]~|^$]/g, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // An address that is found before escapes are read would have them in it.
      .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&')
      .replace(/&(?=[#\p{L}\p{N}])/gu, '&amp;')
      .replace(/(?<=^|[\s#\\])#/g, '\\#')
      .replace(PROGRAM, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
      .replace(LINE_START, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`))
  );
}

/** The same for a text of several paragraphs. */
export function markdown(text: string): string {
  return paragraphs(text).map(markdownLine).join('\n\n');
}

/** The value of a tag's attribute, to stand between double quotes. */
export function attribute(text: string): string {
  return oneLine(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** A value of YAML: bare where it is an id that YAML reads as nothing else, quoted otherwise. */
export function yaml(text: string): string {
  const line = oneLine(text);
  const isPlain = SLUG.test(line) && /^[a-z]/.test(line) && !/^(?:null|true|false)$/.test(line);
  return isPlain ? line : JSON.stringify(line);
}
