/** How much a guide holds: the amounts at which guides were found whole. */
export type Quantity = readonly [least: number, most: number];

export const QUANTITIES = {
  quickAnswerWords: [60, 120],
  stats: [2, 5],
  interviewTypes: [2, 6],
  skills: [5, 12],
  questions: [10, 14],
  strategyWords: [90, 170],
  keyPoints: [3, 6],
  sampleAnswerWords: [150, 220],
  prepTips: [5, 7],
  formats: [3, 5],
  mistakes: [4, 6],
  faqs: [5, 8],
  relatedGuides: [3, 6],
} as const satisfies Record<string, Quantity>;
