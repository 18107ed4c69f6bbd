import { inSeveral } from './numbers-in-several.ts';

/** A sentence of a guide. */
export interface Phrase {
  guide: string;
  /** Of its words: see `runsOf`. */
  runs: readonly number[] | Uint32Array;
}

/** Runs of so many words are compared; shorter ones occur in any two texts. */
const RUN = 5;
const LEAST_WORDS = 8;
const MOST_WORDS = 200;
/** The share of a sentence's runs that another sentence has, too. */
const LIKENESS = 0.5;

/**
 * For each sentence, the sentence of another guide that it shares most of its words with, if it is
 * most of them: one that stays true under another role's name belongs in neither guide.
 *
 * @param elsewhere may hold the same sentences; those of a sentence's own guide are left out
 */
export function similarSentences<T extends Phrase>(
  fresh: readonly T[],
  elsewhere: readonly T[],
): { sentence: T; other: T }[] {
  const everywhere = fresh === elsewhere ? fresh : [...fresh, ...elsewhere];
  const byGuide = Map.groupBy(everywhere, ({ guide }) => guide);
  const isShared = inSeveral(
    [...byGuide.values()].map((phrases) => phrases.map(({ runs }) => runs)),
  );
  const byRun = new Map<number, T[]>();
  for (const sentence of elsewhere)
    for (const run of sentence.runs)
      if (isShared(run)) {
        const list = byRun.get(run);
        if (list) list.push(sentence);
        else byRun.set(run, [sentence]);
      }
  return fresh.flatMap((sentence) => {
    const shared = new Map<T, number>();
    for (const run of sentence.runs)
      for (const other of byRun.get(run) ?? [])
        if (other.guide !== sentence.guide) shared.set(other, (shared.get(other) ?? 0) + 1);
    let nearest: T | undefined;
    for (const [other, count] of shared)
      if (count > (nearest ? (shared.get(nearest) ?? 0) : 0)) nearest = other;
    if (!nearest || (shared.get(nearest) ?? 0) / sentence.runs.length < LIKENESS) return [];
    return [{ sentence, other: nearest }];
  });
}

/**
 * Each run of words as a number, by FNV-1a; none where a sentence is too short to be anybody's own.
 *
 * @param words in lower case; the role's own name should be a word that all guides share
 */
export function runsOf(words: readonly string[]): number[] {
  if (words.length < LEAST_WORDS) return [];
  const hashes = words.slice(0, MOST_WORDS).map(hashOf);
  const runs = new Set<number>();
  for (let start = 0; start + RUN <= hashes.length; start++) {
    let run = FNV_START;
    for (let index = start; index < start + RUN; index++)
      run = Math.imul(run ^ (hashes[index] ?? 0), FNV_PRIME);
    runs.add((run ^ (run >>> 15)) >>> 0);
  }
  return [...runs];
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashOf(word: string): number {
  let hash = FNV_START;
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), FNV_PRIME);
  return hash;
}
