/** Figures in prose: whether somebody stands behind them, and whether they hold together. */
import type { Place } from '../guides/problem.ts';
import { placeAt, sentences, withoutCode, type Passage, type Tag } from './prose.ts';

/** Spoken by somebody: their figures are a case, not a claim. */
const SPOKEN = ['SampleAnswer', 'WeakAnswer'];
const MONEY_OR_SHARE =
  /[$£€]\s?\d+(?:[,.]\d+)*(?:\s?(?:k|million|billion)\b)?|\b\d+(?:\.\d+)?\s?(?:%|percent\b)/g;
/** Of people, pay, and hiring; what else stands in a question belongs to its made-up case. */
const CLAIM =
  /\b(?:candidates?|applicants?|employers?|companies|recruiters?|interviewers?|hires?|hired|salar|pay|paid|earn|wages?|jobs?|workers?|developers?|engineers?|survey|study|research|on average|most (?:teams|people))\b/i;
const SOURCE = /\]\(https?:|\[\^/;

export interface FigureFinding extends Place {
  rule: 'unsourced-figure' | 'range-order' | 'arithmetic';
  message: string;
  expected: string;
  fix: string;
}

/** Sums of money and claims in percent without a source; a question’s case has figures of its own. */
export function unsourcedFigures(
  found: readonly Passage[],
  tags: readonly Tag[],
  file: string,
): FigureFinding[] {
  const referenced = new Set(
    tags.filter(({ name }) => name === 'Reference').map(({ item }) => item),
  );
  return found
    .filter(({ kind, within }) => kind === 'text' && !SPOKEN.includes(within ?? ''))
    .filter(({ text }) => !SOURCE.test(text))
    .filter(({ item }) => item === undefined || !referenced.has(item))
    .flatMap((passage) => sentences(passage).map((sentence) => ({ passage, ...sentence })))
    .flatMap(({ passage, text, offset }) =>
      [...withoutCode(text).matchAll(MONEY_OR_SHARE)]
        .filter(
          ([figure]) => CLAIM.test(text) || (file !== 'questions.mdx' && /^[$£€]/.test(figure)),
        )
        .map((match): FigureFinding => ({
          rule: 'unsourced-figure',
          ...placeAt(passage, offset + match.index),
          message: `“${match[0]}” has no source`,
          expected: 'a link or a footnote in the same paragraph, or a <Reference> in the same item',
          fix: 'add the source, or leave the figure out',
        })),
    );
}

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
/** A dash between figures of one kind, or “between … and …”; “from 9 to 3” may well go down. */
const RANGES = new RegExp(
  String.raw`(?<![\w.,/:–-])[$£€]?(${NUMBER})\s?%?–[$£€]?(${NUMBER})(?![\w–/:-])|\bbetween [$£€]?(${NUMBER})%? and [$£€]?(${NUMBER})(?![\w,./:-]*\d)`,
  'g',
);

const value = (text: string | undefined) => Number((text ?? '').replaceAll(',', ''));

/** Ranges that go down. */
export function rangesOutOfOrder(passage: Passage): FigureFinding[] {
  return [...withoutCode(passage.text).matchAll(RANGES)].flatMap((match) => {
    const [whole, dashLow, dashHigh, low = dashLow, high = dashHigh] = match;
    // “2025–35” and “p. 112–18” leave out what stands before.
    const isShortened = low !== undefined && high !== undefined && high.length < low.length;
    if (value(low) <= value(high) || (isShortened && low.length > 2)) return [];
    return [
      {
        rule: 'range-order',
        ...placeAt(passage, match.index),
        message: `“${whole}” goes down`,
        expected: 'the lower end of a range first',
        fix: `swap the two, or correct the one that is wrong`,
      },
    ];
  });
}

interface Sum {
  pattern: RegExp;
  /** What the last of the figures has to be. */
  result: (a: number, b: number, sign: string) => number;
  order: readonly [a: number, b: number, result: number];
}

const SUMS: readonly Sum[] = [
  {
    // 30 of 40 (75%) · 30 out of 40, or 75%
    pattern: new RegExp(
      String.raw`\b(${NUMBER}) (?:out )?of (?:the )?(${NUMBER})(?:,? or | \(|, | is | are | = )(?:about )?(${NUMBER})\s?(?:%|percent\b)(?! of)`,
      'g',
    ),
    result: (a, b) => (100 * a) / b,
    order: [1, 2, 3],
  },
  {
    // 75% of 40 is 30
    pattern: new RegExp(
      String.raw`\b(${NUMBER})\s?(?:%|percent) of (${NUMBER}) (?:is|are|makes|=) (?:about )?(${NUMBER})(?![\w%,.]*\d)(?!\s?%)`,
      'g',
    ),
    result: (a, b) => (a * b) / 100,
    order: [1, 2, 3],
  },
  {
    // 3 × 40 = 120; a sum of more parts, or with units, is not read.
    pattern: new RegExp(
      String.raw`(?<![\w.,×+−*/-]|[×+−*/-] )(${NUMBER}) ([×+−]) (${NUMBER}) = (${NUMBER})(?![\w,.]*\d)(?! ?[a-z%×+−*/])`,
      'g',
    ),
    result: (a, b, sign) => (sign === '×' ? a * b : sign === '+' ? a + b : a - b),
    order: [1, 3, 4],
  },
];

/** Sums that do not hold, as far as the written figures are exact. */
export function wrongSums(passage: Passage): FigureFinding[] {
  const text = withoutCode(passage.text);
  return SUMS.flatMap(({ pattern, result, order }) =>
    [...text.matchAll(pattern)].flatMap((match): FigureFinding[] => {
      const [a, b, written] = order.map((group) => match[group] ?? '');
      const right = result(value(a), value(b), match[2] ?? '');
      if (!Number.isFinite(right) || isRounded(right, written ?? '', match[0])) return [];
      return [
        {
          rule: 'arithmetic',
          ...placeAt(passage, match.index),
          message: `“${match[0].trim()}” does not hold`,
          expected: `${Number(right.toPrecision(6))}, by the other two figures`,
          fix: 'correct the figure that is wrong',
        },
      ];
    }),
  );
}

/** Whether a figure is another one, rounded to the places that are written. */
function isRounded(exact: number, written: string, whole: string): boolean {
  const places = written.split('.')[1]?.length ?? 0;
  const slack = /\babout\b/.test(whole) ? 0.05 * Math.abs(exact) : 0;
  return Math.abs(exact - value(written)) <= Math.max(slack, 0.5001 * 10 ** -places);
}
