import { describe, expect, it, test } from 'vitest';
import { measureDelivery, type TimedSegment } from './delivery.ts';

const technical = { type: 'technical', minutes: 8 } as const;
const behavioral = { type: 'behavioral', minutes: 8 } as const;
const words = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ');
/** So many words in so many seconds, without a pause. */
const spoken = (count: number, seconds: number): TimedSegment[] => [
  { text: words(count), start: 0.5, end: 0.5 + seconds },
];
const measure = (
  segments: TimedSegment[],
  question: Parameters<typeof measureDelivery>[2] = technical,
) => measureDelivery(segments.map(({ text }) => text).join(' '), segments, question);

test.each([
  ['14 seconds', spoken(60, 14)],
  ['29 words', spoken(29, 60)],
])('says nothing about %s', (_, segments) => {
  const { isTooShort, ...rest } = measure(segments);
  expect(isTooShort).toBe(true);
  expect(Object.keys(rest).toSorted()).toEqual(['isEstimated', 'seconds', 'words']);
});

test.each([
  [100, 60, 100, 'slow'],
  [110, 60, 110, undefined],
  [150, 60, 150, undefined],
  [185, 60, 185, undefined],
  [200, 60, 200, 'fast'],
])('%i words in %i seconds are %i a minute: %s', (count, seconds, wordsPerMinute, remark) => {
  expect(measure(spoken(count, seconds)).pace).toEqual({
    wordsPerMinute,
    ...(remark && { remark }),
  });
});

test.each([
  [technical, 44, 'short'],
  [technical, 45, 'within'],
  [technical, 121, 'long'],
  [behavioral, 59, 'short'],
  [behavioral, 150, 'within'],
  [{ type: 'role-specific', minutes: 30 } as const, 89, 'short'],
  [{ type: 'role-specific', minutes: 30 } as const, 240, 'within'],
])(
  'holds the length against the band of the question: %j, %i s is %s',
  (question, seconds, verdict) => {
    expect(measure(spoken(100, seconds), question).length?.verdict).toBe(verdict);
  },
);

it('tells pauses of 2.5 seconds and more, from where they were', () => {
  const segments = [
    { text: words(30), start: 1, end: 12 },
    { text: words(20), start: 14.4, end: 20 },
    { text: words(20), start: 22.5, end: 30 },
  ];
  expect(measure(segments).pauses).toEqual([{ at: 19, seconds: 2.5 }]);
});

it('counts fillers that were surely said, and leaves the words that may mean something', () => {
  const text = `Um, so I would, uh, look at it, you know, and it is like a tree. Do you know it? ${words(40)}`;
  const { fillers } = measure([{ text, start: 0, end: 60 }]);
  expect(fillers).toMatchObject({ atLeast: 3, perMinute: 3 });
});

it('reckons the length of what was typed, and measures neither pace nor fillers', () => {
  const typed = measureDelivery(`um ${words(139)}`, [], technical);
  expect(typed).toMatchObject({ seconds: 60, isEstimated: true, length: { verdict: 'within' } });
  expect(typed).not.toHaveProperty('pace');
  expect(typed).not.toHaveProperty('fillers');
});

it('has length and pauses of a recording without transcript', () => {
  const delivery = measureDelivery(
    '',
    [
      { text: '', start: 0, end: 30 },
      { text: '', start: 34, end: 70 },
    ],
    technical,
  );
  expect(delivery).toMatchObject({ seconds: 70, pauses: [{ at: 30, seconds: 4 }] });
  expect(delivery).not.toHaveProperty('pace');
  expect(delivery).not.toHaveProperty('star');
});

it('keeps the pace of what was said when the reader shortens the transcript', () => {
  const segments = spoken(150, 60);
  expect(measureDelivery(words(60), segments, technical).pace?.wordsPerMinute).toBe(150);
});

it('counts hedges, and I against we', () => {
  const text = `I think we should maybe test it, and I'd sort of like our team to see. ${words(40)}`;
  expect(measure([{ text, start: 0, end: 30 }])).toMatchObject({
    hedges: { count: 3 },
    pronouns: { i: 2, we: 2 },
  });
});

describe('STAR parts', () => {
  const star = (text: string) =>
    measureDelivery(`${text} ${words(60)}`, spoken(70, 60), behavioral).star;
  test.each([
    ['Two years ago our mail gateway failed.', 'situation'],
    ['I was asked to move the database.', 'task'],
    ['I wrote a script for it.', 'action'],
    ['In the end it took six minutes.', 'result'],
  ])('“%s” tells the %s', (text, part) => {
    expect(star(text)?.[part as 'task']).toBe(true);
  });

  it('are looked for in behavioral questions alone', () => {
    expect(measure(spoken(150, 60))).not.toHaveProperty('star');
    expect(star('Communication matters.')).toEqual({
      situation: false,
      task: false,
      action: false,
      result: false,
    });
  });
});
