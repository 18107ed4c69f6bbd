import { distance } from 'fastest-levenshtein';
import { isFormOf } from './words.ts';

/** What people type for words that the guides write out. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  iac: 'infrastructure as code',
  k8s: 'kubernetes',
  sysadmin: 'systems administrator',
};

/**
 * The list that holds a word: one for each first letter, so that a reader loads a few kilobytes and
 * not the words of all guides. It follows that a wrong first letter is not corrected; it is rare.
 */
export function listOf(word: string): string {
  const [first = ''] = word.normalize('NFD').toLowerCase();
  return /[a-z]/.test(first) ? first : 'other';
}

export const LISTS: readonly string[] = ['other', ...Array.from('abcdefghijklmnopqrstuvwxyz')];

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
    const meant = SHORT_FORMS[word];
    if (meant !== undefined) return meant;
    if (word.length < 4 || /[^\p{L}]/u.test(word)) return word;
    const known = await this.#list(listOf(word));
    return known.some((other) => isFormOf(other, word)) ? word : (nearest(word, known) ?? word);
  }

  #list(name: string): Promise<readonly string[]> {
    const list = this.#lists.get(name) ?? this.#load(name).catch(() => []);
    this.#lists.set(name, list);
    return list;
  }
}

function nearest(word: string, known: readonly string[]): string | undefined {
  // In a short word one letter makes another word (“herd”, “hard”); there, only swaps are slips.
  const allowed = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  let best: { word: string; away: number } | undefined;
  for (const other of known) {
    if (Math.abs(other.length - word.length) > allowed) continue;
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
