import { tokensOf, type Ad, type Token } from './ad.ts';

/** Where a term stands in an ad. */
export interface Find<Id> {
  id: Id;
  start: number;
  end: number;
  /** The words of the ad. */
  words: string;
}

interface Term<Id> {
  id: Id;
  tokens: Token[];
  /** Counts only as it is written: an everyday word otherwise, such as REST or Chef. */
  isCased: boolean;
}

/** Terms of one or more words, to be found in ads in whatever form ads write them. */
export class Terms<Id> {
  readonly #byFirst = new Map<string, Term<Id>[]>();
  /** Spelling slips are looked up only for words that are no form of a term's word. */
  readonly #known = new Set<string>();

  add(id: Id, text: string, isCased = false): void {
    const tokens = tokensOf(text);
    const [first] = tokens;
    if (!first) return;
    const term = { id, tokens, isCased };
    for (const key of new Set([first.bare, first.stem, first.slip])) {
      if (key === '') continue;
      this.#byFirst.set(key, [...(this.#byFirst.get(key) ?? []), term]);
    }
    for (const { bare } of tokens) this.#known.add(bare);
  }

  /** Every term of an ad, the longest where several begin at one word. */
  findIn(tokens: readonly Token[]): Find<Id>[] {
    const finds: Find<Id>[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token) break;
      const keys = new Set([token.bare, token.stem, token.slip]);
      const fitting = [...keys]
        .flatMap((key) => this.#byFirst.get(key) ?? [])
        .filter((term) => this.#fits(term, tokens, at));
      const longest = Math.max(0, ...fitting.map((term) => term.tokens.length));
      if (longest === 0) continue;
      const last = tokens[at + longest - 1] ?? token;
      for (const id of new Set(
        fitting.filter((term) => term.tokens.length === longest).map((term) => term.id),
      )) {
        const words = tokens.slice(at, at + longest).map(({ text }) => text);
        finds.push({ id, start: token.start, end: last.end, words: words.join(' ') });
      }
      at += longest - 1;
    }
    return finds;
  }

  #fits({ tokens: wanted, isCased }: Term<Id>, tokens: readonly Token[], at: number): boolean {
    return wanted.every((word, index) => {
      const found = tokens[at + index];
      if (!found) return false;
      if (isCased) return found.text === word.text;
      if (found.bare === word.bare) return true;
      // A single word is no term for its relatives: “required” is not “requirements”.
      if (wanted.length > 1 && found.stem === word.stem) return true;
      return word.slip !== '' && found.slip === word.slip && !this.#known.has(found.bare);
    });
  }
}

/** Terms of one line can not run on into the next. */
export function findByLine<Id>(terms: Terms<Id>, { lines, text }: Ad): Find<Id>[] {
  return lines.flatMap((line) =>
    terms
      .findIn(line.tokens)
      .filter(({ start, end }) => !isLabel(line.text, start - line.start, end - line.start))
      .map((find) => ({ ...find, words: text.slice(find.start, find.end) })),
  );
}

/** “Requirements” above a list, or before a colon, says what follows, not what is asked. */
function isLabel(line: string, start: number, end: number): boolean {
  const before = line.slice(0, start);
  const after = line.slice(end);
  return (
    /^[\W\d]*(?:\p{L}+\s){0,2}$/u.test(before) && /^\s*(?::|$)/.test(after) && /require/i.test(line)
  );
}
