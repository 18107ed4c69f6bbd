/** The words of what somebody said or wrote, in a form in which two ways of saying meet. */
import stem from 'wink-porter2-stemmer';
import { isNumberName, joinNumbers } from './spoken-numbers.ts';
import type { Word } from './word.ts';

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those there here it its itself',
    'i me my mine myself we us our ours ourselves you your yours yourself',
    'he him his she her hers they them their theirs themselves one ones',
    'who whom whose which what when where why how whether',
    'am is are was were be been being do does did doing done have has had having',
    'will would shall should can could may might must ought cannot',
    'and or but nor so yet if then else than as because since while although though unless',
    'of at by for with about against between into through during to from in on over under off out up down onto upon within',
    'again further once also too very just only really quite rather even still ever already always never often sometimes usually mostly',
    'not no none any some all both each every either neither such same other another own more most much many few less least lot lots',
    'um uh er erm hmm like well okay ok oh yeah yes right actually basically literally kind mean know guess think maybe perhaps probably',
    'get gets got getting go goes going gone let lets make makes made making thing things something anything everything way ways',
    'now today first next later after before say said says want wants need needs try tries use uses used using',
    'im ive id ill youre youve youd theyre theyve hes shes were weve wed well thats theres whats dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt havent hasnt hadnt its',
  ]
    .join(' ')
    .split(' '),
);

// A letter that follows a digit, or the other way around, begins another word: “p99”, “10x”.
const WORD = /\p{L}+(?:['’]\p{L}+)*|\p{N}+(?:[.,:]\p{N}+)*|%/gu;

/** @returns in the order of the text; every one with its exact place */
export function wordsOf(text: string): Word[] {
  const written = Array.from(text.matchAll(WORD), ({ 0: word, index }): Word => {
    const { plain, stem, isFunction } = tellOf(word);
    return { start: index, end: index + word.length, plain, stem, isFunction };
  });
  return joinNumbers(written, text);
}

/** The same without their places, which take the longer part of the time to find. */
export function unplacedWordsOf(text: string): readonly Omit<Word, 'start' | 'end'>[] {
  const written = (text.match(WORD) ?? []).map(tellOf);
  return written.some(({ plain }) => isNumberName(plain)) ? wordsOf(text) : written;
}

/** The stem of each word of a text. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set(unplacedWordsOf(text).map(({ stem }) => stem));
}

const MOST_REMEMBERED = 20_000;

/** Most words come again and again. */
function remembered<T>(find: (word: string) => T): (word: string) => T {
  const found = new Map<string, T>();
  return (word) => {
    const known = found.get(word);
    if (known !== undefined) return known;
    if (found.size >= MOST_REMEMBERED) found.clear();
    const value = find(word);
    found.set(word, value);
    return value;
  };
}

/** What a written word is, wherever it stands. */
const tellOf = remembered((written): Omit<Word, 'start' | 'end'> => {
  const plain = plainOf(written);
  return { plain, stem: stemOf(plain), isFunction: FUNCTION_WORDS.has(plain) };
});

function plainOf(written: string): string {
  if (written === '%') return 'percent';
  const lower = written.toLowerCase().normalize('NFKC').replaceAll('’', "'");
  if (/^\p{N}/u.test(lower)) return lower.replace(/,(?=\p{N}{3}(?!\p{N}))/gu, '');
  return lower.replace(/'s$/, '').replaceAll("'", '');
}

/** Forms that no rule of endings leads back, each after its verb. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    'begin began begun|break broke broken|bring brought|build built|buy bought|catch caught',
    'choose chose chosen|come came|cost costs|draw drew drawn|drive drove driven|fall fell fallen',
    'feel felt|find found|forget forgot forgotten|freeze froze frozen|give gave given|grow grew grown',
    'hear heard|hide hid hidden|hold held|keep kept|lead led|leave left|lose lost|meet met|pay paid',
    'rewrite rewrote rewritten|rise rose risen|run ran|see saw seen|sell sold|send sent|show shown',
    'shrink shrank shrunk|speak spoke spoken|spend spent|stand stood|steal stole stolen|stick stuck',
    'take took taken|teach taught|tell told|throw threw thrown|undo undid undone',
    'understand understood|wake woke woken|wear wore worn|win won|write wrote written',
  ]
    .join('|')
    .split('|')
    .flatMap((forms) => {
      const [verb = '', ...others] = forms.split(' ');
      return others.map((form) => [form, verb] as const);
    }),
);

/** British endings and American ones have one stem. */
export const stemOf = remembered((plain) => {
  const verb = IRREGULAR.get(plain) ?? plain;
  const spelled =
    verb.length > 6
      ? verb
          .replace(/is(e[ds]?|ing|ations?|ers?)$/, 'iz$1')
          .replace(/our(s|ed|ing|al|able)?$/, 'or$1')
      : verb;
  return /^[a-z]+$/.test(spelled) ? stem(spelled) : spelled;
});
