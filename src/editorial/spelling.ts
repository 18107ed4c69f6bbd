import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrie, parseDictionary, type ITrie } from 'cspell-trie-lib';
import type { Place } from '../guides/problem.ts';
import { placeAt, sentences, withoutCode, type Passage, type Tag } from './prose.ts';

export interface SpellingFinding extends Place {
  rule: 'spelling';
  message: string;
  expected: string;
  fix: string;
}

const require = createRequire(import.meta.url);
/** Where the packages lie; they name only a file of settings to whoever imports them. */
const folderOf = (name: string) => dirname(require.resolve(`@cspell/${name}`));
const ENGLISH = folderOf('dict-en_us');
const SOFTWARE = join(folderOf('dict-software-terms'), 'dict');
/** American English, and the words of programmers; both are cspell's, as is what reads them. */
const DICTIONARIES = [
  join(ENGLISH, 'en_US.trie.gz'),
  join(SOFTWARE, 'softwareTerms.txt.gz'),
  join(SOFTWARE, 'software-tools.txt'),
  join(SOFTWARE, 'networkingTerms.txt'),
  join(SOFTWARE, 'webServices.txt'),
  join(SOFTWARE, 'computing-acronyms.txt'),
  join(SOFTWARE, 'coding-compound-terms.txt'),
];
let loaded: ITrie[] | undefined;

function dictionaries(): ITrie[] {
  return (loaded ??= DICTIONARIES.map((name) => {
    const bytes = readFileSync(name);
    const text = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return name.includes('.trie') ? decodeTrie(text) : parseDictionary(text.toString());
  }));
}

const verdicts = new Map<string, boolean>();

function isInDictionary(word: string): boolean {
  let verdict = verdicts.get(word);
  if (verdict === undefined) {
    verdict = dictionaries().some(
      (dictionary) => dictionary.has(word) || dictionary.has(word.toLowerCase()),
    );
    verdicts.set(word, verdict);
  }
  return verdict;
}

/** What stands before or after a dot is part of a file’s name. */
const WORD = /(?<![\p{L}\p{N}]|\p{L}\.)\p{L}[\p{L}\p{N}'’]*(?![\p{L}\p{N}'’]|\.\p{L})/gu;
/** What may stand before another word. */
const PREFIX = /^(?:auto|cross|de|hyper|inter|micro|multi|non|over|pre|re|sub|super|un)(?=.{4})/;
/** “add-ons” has parts that are no words by themselves. */
const SHORT_PART = /^.{1,3}$/;
const POSSESSIVE = /['’]s?$/;
/** Short forms, names with capitals inside, and what holds a digit: nobody can tell a slip there. */
const TECHNICAL = /\p{N}|\p{Ll}\p{Lu}|^\p{Lu}{2,}s?$/u;

/** The words of a text that is data, such as `skills.yaml`. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase());
}

const shared = new Map<string, ReadonlySet<string>>();

/** As `wordsOf`, remembered: every guide asks for the same few texts. */
export function sharedWords(text: string): ReadonlySet<string> {
  let words = shared.get(text);
  if (!words) shared.set(text, (words = new Set(wordsOf(text))));
  return words;
}

/**
 * Words that no dictionary has, each once a file.
 *
 * @param isKnown whether a word in lower case is right although no dictionary has it
 */
export function misspelled(
  passages: readonly Passage[],
  tags: readonly Tag[],
  isKnown: (word: string) => boolean,
): SpellingFinding[] {
  const texts = [...passages, ...spokenAttributes(tags)];
  const told = new Set<string>();
  return texts.flatMap((passage) =>
    [...withoutCode(passage.text).matchAll(WORD)].flatMap((match): SpellingFinding[] => {
      const word = match[0].replaceAll('’', "'").replace(POSSESSIVE, '');
      const key = word.toLowerCase();
      if (word.length < 3 || told.has(key) || TECHNICAL.test(word)) return [];
      if (SHORT_PART.test(word) && passage.text.charAt(match.index - 1) === '-') return [];
      if (isKnown(key) || isInDictionary(word) || isInDictionary(key.replace(PREFIX, '')))
        return [];
      told.add(key);
      const meant = near(key);
      return [
        {
          rule: 'spelling',
          ...placeAt(passage, match.index),
          message: `“${word}” is in no dictionary`,
          expected: meant.length > 0 ? `perhaps ${meant.join(', ')}` : 'a word that readers know',
          fix: 'correct it, put it between backticks if it is code, or add it to content/words.txt',
        },
      ];
    }),
  );
}

/** What tags say aloud: signals and follow-ups. */
function spokenAttributes(tags: readonly Tag[]): Passage[] {
  return tags.flatMap(({ attributes, item }) =>
    ['signals', 'followUp'].flatMap((name): Passage[] => {
      const given = attributes.get(name);
      if (!given) return [];
      const { value: text, line, column } = given;
      const lead = `${name}="`.length;
      return [
        { text, line, column: column + lead, breaks: [], kind: 'text', within: undefined, item },
      ];
    }),
  );
}

/**
 * Names and terms of a text, in lower case: words with a capital inside a sentence or a word, short
 * forms, and code. Nobody can tell a slip there, and signals have them in lower case.
 */
export function termsOf(passage: Passage): string[] {
  const { text } = passage;
  const code = (text.match(/`[^`]*`/g) ?? []).flatMap(wordsOf);
  const technical = (text.match(WORD) ?? []).filter((word) => TECHNICAL.test(word));
  return [...code, ...[...technical, ...namesOf(passage)].map((word) => word.toLowerCase())];
}

function namesOf(passage: Passage): string[] {
  return sentences(passage).flatMap(({ text }) =>
    [...withoutCode(text).matchAll(/(?<=[\p{L}\p{N},;]\s|[-–/([]\s?)\p{Lu}[\p{L}'’]*/gu)].map(
      ([name]) => name.replace(POSSESSIVE, ''),
    ),
  );
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const MOST_OFFERED = 3;
const offers = new Map<string, string[]>();

/** Words that are one slip away: two letters swapped, one too many, one missing, or a wrong one. */
function near(word: string): string[] {
  const known = offers.get(word);
  if (known) return known;
  const splits = Array.from({ length: word.length + 1 }, (_, at): [string, string] => [
    word.slice(0, at),
    word.slice(at),
  ]);
  const tried = [
    ...splits.map(([left, right]) => left + right.charAt(1) + right.charAt(0) + right.slice(2)),
    ...splits.map(([left, right]) => left + right.slice(1)),
    ...splits.flatMap(([left, right]) => LETTERS.map((letter) => left + letter + right)),
    ...splits.flatMap(([left, right]) => LETTERS.map((letter) => left + letter + right.slice(1))),
  ];
  const found = new Set<string>();
  for (const candidate of tried) {
    if (found.size === MOST_OFFERED) break;
    if (candidate.length > 2 && candidate !== word && isListed(candidate)) found.add(candidate);
  }
  offers.set(word, [...found]);
  return [...found];
}

/** As `isInDictionary`, and nothing remembered: most of these are no words. */
function isListed(word: string): boolean {
  return dictionaries().some((dictionary) => dictionary.has(word));
}
