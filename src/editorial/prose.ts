import type { Place } from '../guides/problem.ts';

/** A run of prose as it stands in a file of a guide: a paragraph, an item of a list, a heading. */
export interface Passage extends Place {
  /** As written, with a space for each line break, so that nothing moves. */
  text: string;
  /** Offsets in the text at which its lines begin; the first at `line` and `column`. */
  breaks: number[];
  kind: 'heading' | 'text';
  /** The named component that it stands in. */
  within: string | undefined;
  /** The `##` heading that it stands under. */
  item: string | undefined;
}

/** A sentence and where it begins. */
export interface Sentence extends Place {
  text: string;
  /** Within its passage. */
  offset: number;
}

/** A tag of a named component, with its attributes. */
export interface Tag extends Place {
  name: string;
  attributes: ReadonlyMap<string, { value: string } & Place>;
  item: string | undefined;
}

const FRONTMATTER = /^---\n[\s\S]*?\n---\n/;
/** A tag may go on over several lines. */
const OPENING = /<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*(\/?)>/y;
const CLOSING = /<\/[A-Z]\w*>/y;

/**
 * What a writer phrased in a sound file, without frontmatter, code, and tables; and the tags around
 * it, in their order. By lines, which is enough where a file has been found sound: tags open and
 * close on their own.
 */
export function readProse(source: string): { passages: Passage[]; tags: Tag[] } {
  const passages: Passage[] = [];
  const tags: Tag[] = [];
  const skipped = FRONTMATTER.exec(source)?.[0] ?? '';
  const lines = source.split('\n');
  const first = skipped.split('\n').length - 1;
  /** Offset in the source at which a line begins. */
  let lineStart = skipped.length;
  const within: string[] = [];
  let item: string | undefined;
  let fence: string | undefined;
  let open: Passage | undefined;
  const close = () => {
    if (open) passages.push(open);
    open = undefined;
  };
  for (let index = first; index < lines.length; lineStart += (lines[index++] ?? '').length + 1) {
    const line = lines[index] ?? '';
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      close();
      fence = mark;
      continue;
    }
    let at = 0;
    let rest = line;
    while (rest.startsWith('<')) {
      OPENING.lastIndex = CLOSING.lastIndex = lineStart + at;
      const opening = OPENING.exec(source);
      const closing = CLOSING.exec(source);
      if (!opening && !closing) break;
      close();
      if (closing) {
        within.pop();
        at += closing[0].length;
      } else if (opening) {
        tags.push(readTag(opening, { line: index + 1, column: at + 1 }, item));
        if (opening[3] === '') within.push(opening[1] ?? '');
        let end = at + opening[0].length;
        while (end > (lines[index] ?? '').length) {
          const length = (lines[index++] ?? '').length + 1;
          lineStart += length;
          end -= length;
        }
        at = end;
      }
      rest = (lines[index] ?? '').slice(at);
    }
    const closer = /<\/[A-Z]\w*>\s*$/.exec(rest);
    const text = closer ? rest.slice(0, closer.index) : rest;
    const heading = /^(#{2,4})\s+(.*)$/.exec(text);
    const start = /^\s*(?:[-*+]|\d+\.)\s+/.exec(text);
    if (text.trim() === '' || /^\s*\|/.test(text)) close();
    else if (heading) {
      close();
      const [, level = '', title = ''] = heading;
      if (level === '##') item = title;
      passages.push({
        text: title,
        breaks: [],
        kind: 'heading',
        within: within.at(-1),
        item,
        line: index + 1,
        column: at + level.length + 2,
      });
    } else if (open && !start) {
      open.breaks.push(open.text.length + 1);
      open.text += ` ${text}`;
    } else {
      close();
      const lead = start?.[0].length ?? /^\s*/.exec(text)?.[0].length ?? 0;
      open = {
        text: text.slice(lead),
        breaks: [],
        kind: 'text',
        within: within.at(-1),
        item,
        line: index + 1,
        column: at + lead + 1,
      };
    }
    if (closer) {
      close();
      within.pop();
    }
  }
  close();
  return { passages, tags };
}

function readTag(opening: RegExpExecArray, place: Place, item: string | undefined): Tag {
  const [whole, name = '', inner = ''] = opening;
  const from = whole.indexOf(inner, name.length);
  const attributes = new Map<string, { value: string } & Place>();
  for (const match of inner.matchAll(/(\w+)="([^"]*)"/g)) {
    const [, key = '', value = ''] = match;
    const before = whole.slice(0, from + match.index).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    attributes.set(key, {
      value,
      line: place.line + before.length - 1,
      column: before.length > 1 ? column : place.column + column - 1,
    });
  }
  return { name, attributes, item, ...place };
}

/** What is no word of a sentence: addresses of links, code, footnote marks. */
export function spoken(text: string): string {
  return text
    .replace(/\[\^[^\]]*\]:?/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`[^`]*`/g, 'code')
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, '');
}

/** The text with spaces in the place of code and addresses, so that nothing moves. */
export function withoutCode(text: string): string {
  return text.replace(/`[^`]*`|\]\([^)]*\)/g, (code) => ' '.repeat(code.length));
}

export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Where a character of a passage stands in its file. */
export function placeAt({ line, column, breaks }: Passage, offset: number): Place {
  const before = breaks.filter((start) => start <= offset);
  const start = before.at(-1);
  return start === undefined
    ? { line, column: column + offset }
    : { line: line + before.length, column: offset - start + 1 };
}

export function sentences(passage: Passage): Sentence[] {
  const { text } = passage;
  let at = 0;
  return text
    .split(/(?<=[.!?]["”’)]*)\s+(?=["“‘(]?(?:[\p{Lu}\p{N}`[]|\p{Ll}+\p{N}))/u)
    .map((sentence) => {
      const offset = text.indexOf(sentence, at);
      at = offset + sentence.length;
      return { text: sentence, offset, ...placeAt(passage, offset) };
    });
}
