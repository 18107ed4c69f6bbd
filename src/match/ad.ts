import stem from 'wink-porter2-stemmer';

/** A word of an ad, with its place in the text. */
export interface Token {
  /** As it is written. */
  text: string;
  start: number;
  end: number;
  /** In lower case, without the plural's “s”. */
  bare: string;
  stem: string;
  /** How it sounds rather than how it is spelled; empty where the word is too short to tell. */
  slip: string;
}

export interface Line {
  text: string;
  start: number;
  tokens: Token[];
  kind: 'heading' | 'bullet' | 'prose';
}

export interface Ad {
  text: string;
  tokens: Token[];
  lines: Line[];
  /** Written in capitals throughout, so that capitals tell nothing. */
  isShouted: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#]*/gu;
const BULLET = /^\s*(?:[-–—•*·▪◦‣●]|\d+[.)])\s+/;

/** The words of a text. Hyphens, slashes, and points divide, so that “on-call” is “on call”. */
export function tokensOf(text: string, from = 0): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const bare = withoutPlural(word.toLowerCase());
    return {
      text: word,
      start: from + index,
      end: from + index + word.length,
      bare,
      stem: stem(bare),
      slip: slipOf(bare),
    };
  });
}

export function readAd(text: string): Ad {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const tokens = tokensOf(line, start);
    if (tokens.length > 0) lines.push({ text: line, start, tokens, kind: kindOf(line, tokens) });
    start += line.length + 1;
  }
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return {
    text,
    tokens: lines.flatMap(({ tokens }) => tokens),
    lines,
    isShouted: capitals > small,
  };
}

function kindOf(line: string, tokens: readonly Token[]): Line['kind'] {
  if (BULLET.test(line)) return 'bullet';
  const isShort = tokens.length <= 6 && !/[.,;!]\s*$/.test(line);
  return isShort ? 'heading' : 'prose';
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^suio]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Doubled letters and vowels are what people misspell: “performence enginer”. */
function slipOf(word: string): string {
  return word.length < 6 || /[^a-z]/.test(word)
    ? ''
    : word.replace(/(.)\1/g, '$1').replace(/(?!^)[aeiou]+/g, '_');
}
