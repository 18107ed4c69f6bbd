/** The sentences of a guide as numbers: a thousand guides have half a million of them. */
import { SECTION_FILES, type SectionFile } from '../guides/guide.ts';
import type { Place } from '../guides/problem.ts';
import { inSeveral } from './numbers-in-several.ts';
import { runsOf } from './similar-sentences.ts';

export interface GuideSentences {
  /** Of each sentence, a number that no other sentence has. */
  keys: Float64Array;
  /** Those of each sentence, one after the other: see `runsOf`. */
  runs: Uint32Array;
  /** How many of them each sentence has. */
  lengths: Uint8Array;
  /** Of each sentence, its file's place in `SECTION_FILES`, its line, and its column. */
  places: Uint32Array;
}

/** A sentence that may stand in another guide, too. */
export interface SharedSentence extends Place {
  guide: string;
  file: SectionFile;
  key: number;
  runs: Uint32Array;
}

export function packSentences(
  sentences: readonly (Place & { words: readonly string[]; file: SectionFile })[],
): GuideSentences {
  const runs = sentences.map(({ words }) => runsOf(words));
  return {
    keys: Float64Array.from(sentences, ({ words }) => keyOf(words.join(' '))),
    runs: Uint32Array.from(runs.flat()),
    lengths: Uint8Array.from(runs, ({ length }) => length),
    places: Uint32Array.from(
      sentences.flatMap(({ file, line, column }) => [SECTION_FILES.indexOf(file), line, column]),
    ),
  };
}

/**
 * Of the sentences of all guides, in their order, those that may stand in another one, word for word
 * or nearly: all that do, and a few that do not.
 */
export function sentencesInCommon(
  guides: readonly { slug: string; sentences: GuideSentences }[],
): SharedSentence[] {
  const isKeyShared = inSeveral(guides.map(({ sentences: { keys } }) => [keys]));
  const isRunShared = inSeveral(guides.map(({ sentences: { runs } }) => [runs]));
  const found: SharedSentence[] = [];
  for (const { slug, sentences } of guides) {
    let from = 0;
    for (const [index, key] of sentences.keys.entries()) {
      const to = from + (sentences.lengths[index] ?? 0);
      let isCommon = isKeyShared(key);
      for (let at = from; at < to && !isCommon; at++)
        isCommon = isRunShared(sentences.runs[at] ?? 0);
      if (isCommon) {
        const [file = 0, line = 1, column = 1] = sentences.places.subarray(3 * index);
        found.push({
          guide: slug,
          file: SECTION_FILES[file] ?? SECTION_FILES[0],
          line,
          column,
          key,
          runs: sentences.runs.subarray(from, to),
        });
      }
      from = to;
    }
  }
  return found;
}

/** 53 bits by cyrb53: among millions of sentences no two have the same. */
function keyOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
