/** How hard a part of a guide is to read: long words in long sentences, and who does what. */
import type { Place } from '../guides/problem.ts';
import { sentences, spoken, words, type Passage } from './prose.ts';

export interface ReadabilityFinding extends Place {
  rule: 'reading-level' | 'passive';
  message: string;
  expected: string;
  fix: string;
}

/** Shorter parts say too little about how somebody writes. */
const LEAST_SENTENCES = 5;
const HIGHEST_GRADE = 14;
const MOST_PASSIVE = 0.5;
const SPOKEN = ['SampleAnswer', 'WeakAnswer'];

/** Each part that is long enough: what stands under one heading, answers in the first person apart. */
export function hardParts(passages: readonly Passage[]): ReadabilityFinding[] {
  const told = passages.filter(
    ({ kind, within }) => kind === 'text' && !SPOKEN.includes(within ?? ''),
  );
  return [...Map.groupBy(told, ({ item }) => item)].flatMap(([, parts]): ReadabilityFinding[] => {
    const said = parts.flatMap(sentences).map(({ text }) => spoken(text));
    const [first] = parts;
    if (!first || said.length < LEAST_SENTENCES) return [];
    const place = { line: first.line, column: first.column };
    const grade = gradeOf(said);
    const passive = said.filter(isPassive).length;
    return [
      ...(grade > HIGHEST_GRADE
        ? [
            {
              rule: 'reading-level' as const,
              ...place,
              message: `this part reads like grade ${grade.toFixed(1)} (Flesch–Kincaid)`,
              expected: `at most ${HIGHEST_GRADE}`,
              fix: 'write shorter sentences, and plain words where no technical one is needed',
            },
          ]
        : []),
      ...(passive / said.length > MOST_PASSIVE
        ? [
            {
              rule: 'passive' as const,
              ...place,
              message: `${passive} of the ${said.length} sentences of this part do not say who acts`,
              expected: `at most ${MOST_PASSIVE * 100} percent`,
              fix: 'say who does it: “the panel asks”, not “it is asked”',
            },
          ]
        : []),
    ];
  });
}

/**
 * The grade of a US school at which a text can be read: Kincaid, Fishburne, Rogers, Chissom,
 * “Derivation of New Readability Formulas for Navy Enlisted Personnel” (1975), 0.39 × words per
 * sentence + 11.8 × syllables per word − 15.59.
 */
export function gradeOf(said: readonly string[]): number {
  const all = said.flatMap(words);
  const spokenSyllables = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / said.length) + 11.8 * (spokenSyllables / all.length) - 15.59;
}

/** Groups of vowels, less those that are silent; a short form such as “SQL” is near enough. */
export function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const voiced = plain
    .replace(/(?:[^laeiouyhsxz]es|[^dt]ed|[^laeiouy]e)$/, '')
    .replace(/^y/, '')
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, voiced?.length ?? 1);
}

const IRREGULAR =
  'built|bought|brought|broken|caught|chosen|cut|done|drawn|driven|felt|found|forgotten|given|gone|heard|held|hidden|hit|kept|known|laid|led|left|lost|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|shut|sold|spent|split|spoken|stolen|taken|taught|thought|thrown|told|understood|won|written';
const PASSIVE = new RegExp(
  String.raw`\b(?:am|is|are|was|were|be|been|being)\s+(?:(?:not|never|also|only|still|already|\w+ly)\s+)?(?:\w{2,}ed|${IRREGULAR})\b`,
  'i',
);

/** Whether a sentence has a form of “be” before what is done. */
export function isPassive(sentence: string): boolean {
  return PASSIVE.test(sentence);
}
