import { distance } from 'fastest-levenshtein';
import { isFormOf, sharesStem } from './words.ts';

/**
 * The list that holds a word: one for each first letter, so that a reader loads a few kilobytes and
 * not the words of all guides.
 */
export function listOf(word: string): string {
  const [first = ''] = word.normalize('NFD').toLowerCase();
  return /[a-z]/.test(first) ? first : 'other';
}

/** The list of telling words by their second letter, for slips at the first. */
export function tailListOf(word: string): string {
  return `tail-${listOf(word.slice(1))}`;
}

const LETTERS: readonly string[] = ['other', ...Array.from('abcdefghijklmnopqrstuvwxyz')];
export const LISTS: readonly string[] = [...LETTERS, ...LETTERS.map((letter) => `tail-${letter}`)];

/** Shorter words are not corrected, nor are others corrected to them. */
const SHORTEST = 4;
const SHORTEST_PART = 3;

/** Corrects words that are in no record. */
export class Spelling {
  readonly #load: (list: string) => Promise<readonly string[]>;
  readonly #lists = new Map<string, Promise<readonly string[]>>();

  /** @param load gets the words of a list; one that cannot be had corrects nothing */
  constructor(load: (list: string) => Promise<readonly string[]>) {
    this.#load = load;
  }

  /** The nearest known word for one that is unknown, also as the beginning of another. */
  async correct(word: string): Promise<string> {
    if (word.length < SHORTEST || /[^\p{L}]/u.test(word)) return word;
    const known = await this.#list(listOf(word));
    if (known.some((other) => isFormOf(other, word))) return word;
    return nearest(word, known, slips(word)) ?? (await this.#firstLetter(word)) ?? word;
  }

  /** Whether a record says the word, as it stands. */
  async knows(word: string): Promise<boolean> {
    return (await this.#list(listOf(word))).includes(word);
  }

  /**
   * Whether a record says the word: in whatever form, unless it is so short that it would be the
   * beginning of many. Words with digits or signs are in no list, so they may be said.
   */
  async isSaid(word: string): Promise<boolean> {
    if (/[^\p{L}]/u.test(word)) return true;
    if (word.length < SHORTEST) return this.knows(word);
    return (await this.#list(listOf(word))).some((other) => isFormOf(other, word));
  }

  /** Known words that begin with one that is none itself: what it may become, in their order. */
  async completions(word: string): Promise<string[]> {
    const known = await this.#list(listOf(word));
    return known.includes(word) ? [] : known.filter((other) => other.startsWith(word));
  }

  /** The two known words that were run together; undefined where it is a word itself, or none. */
  async split(word: string): Promise<string[] | undefined> {
    if (word.length < 2 * SHORTEST_PART || /[^\p{L}]/u.test(word)) return undefined;
    const known = await this.#list(listOf(word));
    if (known.some((other) => sharesStem(other, word) || other === word)) return undefined;
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const parts = [word.slice(0, at), word.slice(at)] as const;
      if (known.includes(parts[0]) && (await this.knows(parts[1]))) return [...parts];
    }
    return undefined;
  }

  /** Known words that are nearest to one, further away than what is corrected, the nearest first. */
  async near(word: string): Promise<string[]> {
    const known = await this.#list(listOf(word));
    return known
      .filter((other) => other.length >= SHORTEST)
      .map((other) => ({ other, away: distance(other, word) }))
      .filter(({ away }) => away > 0 && away <= Math.max(2, word.length / 2.5))
      .toSorted((a, b) => a.away - b.away)
      .map(({ other }) => other);
  }

  /** The first letter is missing, another, one too many, or changed places with the second. */
  async #firstLetter(word: string): Promise<string | undefined> {
    if (word.length < 5) return undefined;
    const lists = [...new Set([`tail-${listOf(word)}`, tailListOf(word), listOf(word.slice(1))])];
    const known = await Promise.all(lists.map((list) => this.#list(list)));
    return nearest(word, known.flat(), 1);
  }

  #list(name: string): Promise<readonly string[]> {
    const list = this.#lists.get(name) ?? this.#load(name).catch(() => []);
    this.#lists.set(name, list);
    return list;
  }
}

/** In a short word one letter makes another word (“herd”, “hard”); there, only swaps are slips. */
function slips({ length }: string): number {
  return length < 5 ? 0 : length < 8 ? 1 : 2;
}

function nearest(word: string, known: readonly string[], allowed: number): string | undefined {
  let best: { word: string; away: number } | undefined;
  for (const other of known) {
    if (other.length < SHORTEST || Math.abs(other.length - word.length) > allowed) continue;
    const away = isSwap(other, word) ? 0 : distance(other, word);
    if (away <= allowed && (!best || away < best.away)) best = { word: other, away };
  }
  return best?.word;
}

/** Two neighboring letters changed places: one slip of the fingers, two edits. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at < a.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
