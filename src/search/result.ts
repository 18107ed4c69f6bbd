import type { Passage } from './passages.ts';
import { isFormOf, words } from './words.ts';

/** A run of an excerpt, marked where it is what the reader searched for. */
export interface Segment {
  text: string;
  marked: boolean;
}

export interface SearchResult extends Pick<
  Passage,
  'href' | 'title' | 'role' | 'section' | 'type' | 'level'
> {
  excerpt: Segment[];
}

/** Words of an excerpt, beyond which no further sentence is begun. */
const LONG_ENOUGH = 12;

/** @param asked the words that were searched for */
export function toResult(passage: Passage, asked: readonly string[]): SearchResult {
  const { href, title, role, section, type, level, text } = passage;
  return { href, title, role, section, type, level, excerpt: excerptOf(text, asked) };
}

/** The sentences that say most of what was asked, from the first of them on. */
function excerptOf(text: string, asked: readonly string[]): Segment[] {
  const isAsked = (run: string) =>
    words(run).some((known) => asked.some((word) => isFormOf(known, word)));
  const sentences = text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence !== '');
  const counts = sentences.map((sentence) => sentence.split(/\s+/).filter(isAsked).length);
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const [first = '', second] = sentences.slice(best);
  const isShort = first.split(' ').length < LONG_ENOUGH;
  const shown = [best > 0 ? '…' : '', first, isShort ? (second ?? '') : '']
    .filter((part) => part !== '')
    .join(' ');
  return runsOf(shown, isAsked);
}

/** The text in runs, words that were asked for by themselves. */
function runsOf(text: string, isAsked: (run: string) => boolean): Segment[] {
  const runs: Segment[] = [];
  for (const [place, run] of text.split(/([\p{L}\p{N}][\p{L}\p{N}'’-]*)/u).entries()) {
    const marked = place % 2 === 1 && isAsked(run);
    const last = runs.at(-1);
    if (last && !last.marked && !marked) last.text += run;
    else if (run !== '') runs.push({ text: run, marked });
  }
  return runs;
}
