/** The words of what somebody said or wrote, in a form in which two ways of saying meet. */
import stem from 'wink-porter2-stemmer';
import { joinNumbers } from './spoken-numbers.ts';

export interface Word {
  /** Where it stands in the text: `text.slice(start, end)`. */
  start: number;
  end: number;
  /** In lower case, with digits where a number was spelled out. */
  plain: string;
  stem: string;
  /** Says how, not what: articles, pronouns, auxiliaries, and what people say while they think. */
  isFunction: boolean;
}

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
  const parts = [...text.matchAll(WORD)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    plain: plainOf(written),
  }));
  return joinNumbers(parts, text).map((part) => ({
    ...part,
    stem: stemOf(part.plain),
    isFunction: FUNCTION_WORDS.has(part.plain),
  }));
}

/** The stem of each word of a text. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map(({ stem }) => stem));
}

const MOST_REMEMBERED = 20_000;

/** Most words come again and again. */
function remembered(find: (word: string) => string): (word: string) => string {
  const found = new Map<string, string>();
  return (word) => {
    const known = found.get(word);
    if (known !== undefined) return known;
    if (found.size >= MOST_REMEMBERED) found.clear();
    const value = find(word);
    found.set(word, value);
    return value;
  };
}

const plainOf = remembered((written) => {
  if (written === '%') return 'percent';
  const lower = written.toLowerCase().normalize('NFKC').replaceAll('’', "'");
  if (/^\p{N}/u.test(lower)) return lower.replace(/,(?=\p{N}{3}(?!\p{N}))/gu, '');
  return lower.replace(/'s$/, '').replaceAll("'", '');
});

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
