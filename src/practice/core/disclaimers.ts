/** Passages in which a speaker says what they do not know, or would not do. */
import type { Word } from './word.ts';

/** Words from the first to before the last. */
export interface Passage {
  from: number;
  to: number;
}

const NOT_KNOWING =
  /\b(?:(?:do|does|did|would|could|ca|wo)(?:n['’]?t| not)(?: really| even| actually| exactly| quite)? (?:know|remember|recall|understand|familiar|heard|explain|tell)|cannot (?:remember|recall|explain|say|tell)|(?:am|['’]m|im|was) not (?:really |that |very |too |so |at all )?(?:sure|familiar|certain|aware|an expert)|not (?:really |that |very |so )?(?:sure|familiar|certain)|(?:have|['’]ve|ive|had|['’]d) never|never (?:used|heard|done|worked|learned|learnt|seen|tried|read|touched)|have(?:n['’]?t| not) (?:really |ever |actually |yet )?(?:used|heard|done|worked|learned|learnt|seen|tried|read|touched|come across|looked)|no (?:idea|clue|experience)|not (?:an? )?(?:clue|idea)|(?:i |have |['’]ve )(?:forgot|forgotten|forget)|means? nothing to me|new to me|(?:is|was|['’]s) not something i)\b/giu;

/** Without a place of its own to go on from. */
const HAS_NOT_KNOWING = new RegExp(NOT_KNOWING.source, 'iu');

const REFUSING =
  /\b(?:(?:would|wo|will|do|did|could|should|must|need|is|are|was|were)(?:n['’]?t| not)|cannot|ca(?:n['’]?t|nt)|never|without|no (?:need|point|reason|use)|instead of|rather than|not)\b/giu;

/** What ends the reach of “I don't know”. */
const CONTRASTS: ReadonlySet<string> = new Set('but so because though although'.split(' '));
/** What ends the reach of “not”: “not before I have measured” says that it will be measured. */
const TURNS: ReadonlySet<string> = new Set(
  'but because before until unless so instead rather and then though although except just only'.split(
    ' ',
  ),
);
const CLAUSE_END = /[.;!?,:]["”’)]*\s|[\n–—]/;
const SENTENCE_END = /[.;!?]["”’)]*\s|\n/;
/** “If I don't know” disclaims nothing, and neither does what others do not know. */
const CONDITION =
  /\b(?:if|when|whenever|where|whether|until|what|why|because|that|they|he|she|people|nobody|who)\s+(?:\S+\s+)?$/i;
/** “That” and “it” at the end of a disclaimer are what was named just before. */
const POINTS_BACK = /\b(?:that|it|this|those|these|them|one|is|are|means?|of|about)\W*$/i;
const LONGEST_DISCLAIMER = 14;
const LONGEST_REFUSAL = 6;
const LONGEST_NAMED = 10;
/** Characters before a disclaimer that may take its sense away. */
const LONGEST_BEFORE = 120;

/** Whether a phrase is itself about not knowing: “I cannot explain it”. */
export function isDisclaimer(phrase: string): boolean {
  return HAS_NOT_KNOWING.test(phrase);
}

/** What the speaker says not to know; it cannot count as said. */
export function disclaimed(text: string, words: readonly Word[]): Passage[] {
  return [...text.matchAll(NOT_KNOWING)].flatMap(({ 0: phrase, index }) => {
    const before = text.slice(Math.max(0, index - LONGEST_BEFORE), index);
    const sentence = before.split(SENTENCE_END).at(-1) ?? '';
    const isNoun = /^(?:no|not an?) /i.test(phrase);
    if (!isNoun && CONDITION.test(sentence.replace(/\bi\s*$/i, ''))) return [];
    const at = wordAt(words, index);
    if (at === words.length) return [];
    const to = reach(text, words, at, index + phrase.length, LONGEST_DISCLAIMER, CONTRASTS);
    const said = text.slice(words[at]?.start ?? 0, words[to - 1]?.end ?? 0);
    return [{ from: POINTS_BACK.test(said) || to - at < 6 ? named(text, words, at) : at, to }];
  });
}

/** What the speaker says not to do, or not to have done. */
export function refused(text: string, words: readonly Word[]): Passage[] {
  return [...text.matchAll(REFUSING)].flatMap(({ 0: phrase, index }) => {
    const at = wordAt(words, index);
    if (at === words.length) return [];
    return [
      { from: at, to: reach(text, words, at, index + phrase.length, LONGEST_REFUSAL, TURNS) },
    ];
  });
}

/** The first word that ends behind a character. */
function wordAt(words: readonly Word[], character: number): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle]?.end ?? 0) > character) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Where the clause that begins at a word ends. */
function reach(
  text: string,
  words: readonly Word[],
  at: number,
  after: number,
  longest: number,
  turns: ReadonlySet<string>,
): number {
  for (let to = at + 1; to < words.length; to++) {
    const before = words[to - 1];
    const word = words[to];
    if (!before || !word || word.start < after) continue;
    if (to - at > longest || turns.has(word.plain)) return to;
    if (CLAUSE_END.test(text.slice(before.end, word.start))) return to;
  }
  return words.length;
}

/** The short sentence or clause before a disclaimer that points back at it. */
function named(text: string, words: readonly Word[], at: number): number {
  let from = at;
  let ends = 0;
  while (from > 0 && at - from < LONGEST_NAMED) {
    const gap = text.slice(words[from - 1]?.end, words[from]?.start);
    if (CONTRASTS.has(words[from - 1]?.plain ?? '')) break;
    if (SENTENCE_END.test(gap) && from < at && ends++ > 0) break;
    from--;
  }
  // What is longer than a name is a sentence of its own.
  return at - from >= LONGEST_NAMED ? at : from;
}
