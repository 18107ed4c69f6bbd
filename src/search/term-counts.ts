/**
 * How often an index says each term, and which records say it best: champion lists, as Manning,
 * Raghavan, and Schütze call them (Introduction to Information Retrieval, 7.1.3). Pure.
 */
import stem from 'wink-porter2-stemmer';
import type { SaidWords } from './record-words.ts';

/** What is known of a term. Plain data. */
export interface TermNotes {
  /** At which records say it. */
  places: number;
  records: number;
  /** The records that say it best, these first. */
  champions: Champion[];
}

export interface Champion {
  /** Of its fragment, after the folder of its part of the index. */
  file: string;
  score: number;
}

/** More than are looked into for one page of results. */
const CHAMPIONS = 24;

/** A record by its place among all that were counted. */
interface Candidate {
  record: number;
  score: number;
}

interface Count {
  places: number;
  records: number;
  best: Candidate[];
  /** In the record that is being counted. */
  weight: number;
}

/** Counts terms: words as far as their stem is the same. */
export class TermCounts {
  readonly #byTerm = new Map<string, Count>();
  readonly #byWord = new Map<string, Count>();
  #records = 0;

  /** @param said the words of the next record */
  add(said: readonly SaidWords[]): void {
    const record = this.#records++;
    const touched: Count[] = [];
    let length = 0;
    for (const { words, weight } of said) {
      length += words.length;
      for (const word of words) {
        const count = this.#byWord.get(word) ?? this.#countOf(word);
        if (count.weight === 0) touched.push(count);
        count.weight += weight;
        count.places++;
      }
    }
    for (const count of touched) {
      count.records++;
      // Of two that say it as often, the shorter one is more about it.
      rank({ record, score: count.weight / Math.sqrt(length) }, count.best);
      count.weight = 0;
    }
  }

  /**
   * @param least places that a term has
   * @param files of the records' fragments, in the order in which they were counted
   */
  notes(least: number, files: readonly string[]): Map<string, TermNotes> {
    const often = [...this.#byTerm].filter(([, { places }]) => places >= least);
    return new Map(
      often.map(([term, { places, records, best }]) => [
        term,
        {
          places,
          records,
          champions: best.map(({ record, score }) => ({ file: files[record] ?? '', score })),
        },
      ]),
    );
  }

  #countOf(word: string): Count {
    const term = stem(word);
    const count = this.#byTerm.get(term) ?? { places: 0, records: 0, best: [], weight: 0 };
    this.#byTerm.set(term, count);
    this.#byWord.set(word, count);
    return count;
  }
}

/** Put in its order; of equals, the first stays before. */
function rank(candidate: Candidate, best: Candidate[]): void {
  if (best.length === CHAMPIONS && candidate.score <= (best.at(-1)?.score ?? 0)) return;
  const place = best.findLastIndex(({ score }) => score >= candidate.score) + 1;
  best.splice(place, 0, candidate);
  if (best.length > CHAMPIONS) best.pop();
}

/** Of all parts of an index together. */
export function joinedTerms(
  parts: readonly { folder: string; terms: ReadonlyMap<string, TermNotes> }[],
): Map<string, TermNotes> {
  const joined = new Map<string, TermNotes>();
  for (const { folder, terms } of parts)
    for (const [term, { places, records, champions }] of terms) {
      const known = joined.get(term) ?? { places: 0, records: 0, champions: [] };
      const here = champions.map(({ file, score }) => ({ file: folder + file, score }));
      joined.set(term, {
        places: known.places + places,
        records: known.records + records,
        champions: [...known.champions, ...here]
          .toSorted((a, b) => b.score - a.score)
          .slice(0, CHAMPIONS),
      });
    }
  return joined;
}
