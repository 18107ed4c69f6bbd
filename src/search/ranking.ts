/** Which passages of the records that Pagefind found say what was asked, and which best. Pure. */
import stem from 'wink-porter2-stemmer';
import type { Passage } from './passages.ts';
import { words } from './words.ts';

/** How much a word counts where it stands, as far as that says most of what was asked. */
const WEIGHTS = { title: 8, names: 4, role: 3, facts: 5 } as const;
/** As much as a title that says all. */
const NAMED = WEIGHTS.title;
/** However much longer a word is than its beginning. */
const LEAST_NEAR = 0.3;
/** Prose that says a word often says little more than prose that says it twice. */
const SATURATION = 1.2;

/** A passage, and how well it says what was asked. */
export interface Found {
  passage: Passage;
  score: number;
  /** How many of the words it says, somewhere. */
  said: number;
}

/** A passage with its words, where they stand. */
export interface Said {
  passage: Passage;
  fields: { weight: number; words: ReadonlySet<string> }[];
  text: readonly string[];
}

/** Split once what many queries ask. */
export function saidIn(passage: Passage): Said {
  const { title, names, role, type = '', level = '', text, unshown } = passage;
  const field = (weight: number, said: string) => ({ weight, words: new Set(parts(said)) });
  return {
    passage,
    fields: [
      field(WEIGHTS.title, title),
      // The id of a skill only repeats its title.
      field(role === '' ? 0 : WEIGHTS.names, names.join(' ')),
      field(WEIGHTS.role, role),
      field(WEIGHTS.facts, `${type} ${level}`),
    ],
    text: parts(`${text} ${unshown}`),
  };
}

/** The passages that one query looks into. */
export class Passages {
  readonly #all: Said[] = [];
  /** How near known words are to an asked one, by that. */
  readonly #nearness = new Map<string, Map<string, number>>();

  add(passages: readonly Said[]): void {
    this.#all.push(...passages);
  }

  /**
   * The passages that say any of the words.
   *
   * @param whole words that are not meant as the beginning of others
   */
  find(asked: readonly string[], whole: readonly string[] = []): Found[] {
    const matches = this.#all.map((said) => ({
      said,
      near: asked.map((word) => this.#places(said, word, whole.includes(word))),
    }));
    const telling = asked.map((_, place) =>
      rarity(matches.filter(({ near }) => near[place]?.isSaid === true).length, this.#all.length),
    );
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
    const most = sum(telling);
    return matches.flatMap(({ said, near }) => {
      const count = near.filter(({ isSaid }) => isSaid).length;
      if (count === 0) return [];
      const ofFields = said.fields.map(({ weight }, field) => {
        const share = sum(near.map(({ fields }, at) => (fields[field] ?? 0) * (telling[at] ?? 0)));
        // A title that says one word in five is hardly about what was asked.
        return weight * share * (share / most) ** 2;
      });
      const ofText = near.map(
        ({ text }, at) => ((telling[at] ?? 0) * text * (SATURATION + 1)) / (text + SATURATION),
      );
      const score = sum(ofFields) + sum(ofText) + (isNamed(said.passage, asked) ? NAMED * most : 0);
      return [{ passage: said.passage, score, said: count }];
    });
  }

  /** How near the words of each field, and how many of the text, are to one that was asked. */
  #places(
    { fields, text }: Said,
    asked: string,
    isWhole: boolean,
  ): { fields: number[]; text: number; isSaid: boolean } {
    const key = isWhole ? `${asked} ` : asked;
    const known = this.#nearness.get(key) ?? new Map<string, number>();
    this.#nearness.set(key, known);
    const together = runTogether(asked);
    const root = stem(together);
    const near = (word: string): number => {
      let value = known.get(word);
      if (value === undefined)
        known.set(
          word,
          (value = isWhole ? Number(word === asked) : nearness(word, together, root)),
        );
      return value;
    };
    const inFields = fields.map((field) => {
      let best = 0;
      for (const word of field.words) best = Math.max(best, near(word));
      return best;
    });
    let inText = 0;
    for (const word of text) inText += near(word);
    return {
      fields: inFields,
      text: inText,
      isSaid: inText > 0 || inFields.some((value) => value > 0),
    };
  }
}

/** Whether it is a guide that is asked for by its other name. */
function isNamed({ role, type, names }: Passage, asked: readonly string[]): boolean {
  return (
    role !== '' &&
    type === undefined &&
    names.some((name) => words(name).join(' ') === asked.join(' '))
  );
}

const JOINTS = /[-/.']/;

function runTogether(word: string): string {
  return word.split(JOINTS).join('');
}

/** Words, those of several parts also in parts and run together: “CI/CD” is “cicd”, too. */
function parts(text: string): string[] {
  return words(text).flatMap((word) => {
    const several = word.split(JOINTS).filter((part) => part !== '');
    return several.length > 1 ? [runTogether(word), ...several] : [word];
  });
}

/** 1 for the word itself, nearly that for another form of it, less for its beginning; 0 for others. */
function nearness(known: string, asked: string, root: string): number {
  if (known === asked) return 1;
  // Most words are told apart by this, and it costs little.
  if (known.slice(0, 2) !== asked.slice(0, 2)) return 0;
  if (stem(known) === root) return 0.9;
  if (!known.startsWith(asked) && !known.startsWith(root)) return 0;
  return Math.max(LEAST_NEAR, 0.8 * 0.85 ** (known.length - asked.length));
}

/** How much a word tells that so many of all passages say, as BM25 has it. */
function rarity(saying: number, all: number): number {
  return Math.log(1 + (all - saying + 0.5) / (saying + 0.5));
}
