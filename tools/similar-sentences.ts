/** A text of a guide. */
export interface Passage {
  guide: string;
  role: string;
  /** Where it stands on the guide's page. */
  id: string;
  text: string;
}

export interface SimilarPair {
  guide: string;
  id: string;
  text: string;
  other: string;
  otherId: string;
  theirs: string;
}

/** Runs of so many words are compared; shorter ones occur in any two texts. */
const RUN = 5;
const LEAST_WORDS = 8;
/** The share of a sentence's runs that another sentence has, too. */
const LIKENESS = 0.5;

interface Sentence extends Passage {
  runs: ReadonlySet<string>;
}

/**
 * Sentences that two guides share, or nearly so. The names of the roles count as one word: a
 * sentence that stays true under another role's name belongs in neither guide.
 */
export function similarSentences(
  fresh: readonly Passage[],
  elsewhere: readonly Passage[],
): SimilarPair[] {
  const byRun = new Map<string, Sentence[]>();
  for (const sentence of elsewhere.flatMap(sentences)) {
    for (const run of sentence.runs) {
      const list = byRun.get(run);
      if (list) list.push(sentence);
      else byRun.set(run, [sentence]);
    }
  }
  return fresh.flatMap(sentences).flatMap((sentence) => {
    const shared = new Map<Sentence, number>();
    for (const run of sentence.runs)
      for (const other of byRun.get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const [nearest] = [...shared].toSorted(([, a], [, b]) => b - a);
    if (!nearest || nearest[1] / sentence.runs.size < LIKENESS) return [];
    const [other] = nearest;
    return [
      {
        guide: sentence.guide,
        id: sentence.id,
        text: sentence.text,
        other: other.guide,
        otherId: other.id,
        theirs: other.text,
      },
    ];
  });
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentences(passage: Passage): Sentence[] {
  return [...SENTENCES.segment(passage.text)].flatMap(({ segment }) => {
    const text = segment.trim();
    const words = (
      text
        .toLowerCase()
        .replaceAll(passage.role.toLowerCase(), 'role')
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).slice(0, 200);
    if (words.length < LEAST_WORDS) return [];
    const runs = words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' '));
    return [{ ...passage, text, runs: new Set(runs) }];
  });
}
