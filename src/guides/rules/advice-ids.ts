/** By themselves, without what is said of each: the schemas need no more, and a browser loads them. */
export const ADVICE_IDS = [
  'amount',
  'long-sentence',
  'filler',
  'inclusive',
  'link-text',
  'unsourced-figure',
  'signal-in-question',
  'repeated-signal',
  'similar-points',
  'sample-length',
  'shared-sentence',
  'similar-sentence',
  'spelling',
  'reading-level',
  'passive',
  'range-order',
  'arithmetic',
  'due-for-review',
] as const;

export type AdviceId = (typeof ADVICE_IDS)[number];
