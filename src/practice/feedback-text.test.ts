import { describe, expect, it } from 'vitest';
import type { Delivery } from './core/delivery.ts';
import { measureDelivery } from './core/delivery.ts';
import { deck } from './core/fixtures.ts';
import { duration, goalText, measures, nextStepText, NOTICES } from './feedback-text.ts';

const technical = { type: 'technical', minutes: 8 } as const;
const behavioral = { type: 'behavioral', minutes: 8 } as const;
const said = (delivery: Delivery) =>
  Object.fromEntries(measures(delivery).map(({ name, said: text }) => [name, text]));
const words = (amount: number) => 'word '.repeat(amount).trim();

describe('what was measured', () => {
  it('is the length alone where there is too little', () => {
    expect(said(measureDelivery('A few words.', [], technical))).toEqual({
      Length:
        '3 words, about 1 s when said aloud. Nothing more is measured below 15 seconds or 30 words.',
    });
  });

  it('compares the length with what is usual, and says that this is advice', () => {
    const typed = measureDelivery(words(140), [], technical);
    expect(said(typed)['Length']).toBe(
      '140 words, about 1 min when said aloud; 45 s to 2 min is common advice for a technical question.',
    );
    expect(said(measureDelivery(words(70), [], technical))['Length']).toMatch(/That is short:/);
    expect(said(measureDelivery(words(420), [], technical))['Length']).toMatch(/That is long:/);
    expect(said(typed)['Pace']).toBeUndefined();
  });

  it('tells pace, fillers, and pauses of what was spoken', () => {
    const segments = [
      { text: `um ${words(40)} you know, um`, start: 1, end: 20 },
      { text: words(40), start: 24, end: 41 },
    ];
    const text = segments.map((segment) => segment.text).join(' ');
    expect(said(measureDelivery(text, segments, technical))).toMatchObject({
      Pace: '126 words a minute.',
      Fillers: 'At least 3 fillers: “um” 2 times, “you know”. Recognition leaves some out.',
      Pauses: 'One of 2.5 seconds or more: 4 s, 19 s into the answer. Pauses are no mistake.',
    });
    const fast = [{ text: words(100), start: 0, end: 25 }];
    expect(said(measureDelivery(words(100), fast, technical))).toMatchObject({
      Pace: '240 words a minute. That is fast; 120 to 170 is easy to follow.',
      Fillers: 'None was recognized.',
      Pauses: 'None of 2.5 seconds or more.',
    });
  });

  it('looks for a story only in answers to behavioral questions', () => {
    const story = `Last year I was working on a team of six. My task was to cut the bill. ${words(30)} I moved the jobs to one queue, and we watched it.`;
    expect(said(measureDelivery(story, [], behavioral))).toMatchObject({
      '“I” and “we”': '“I” or “my” 3 times, “we” or “our” once.',
      'Parts of the story': 'Found: situation, task, action. Not found: result.',
    });
    expect(said(measureDelivery(story, [], technical))).not.toHaveProperty('Parts of the story');
  });
});

describe('the next step', () => {
  const [question] = deck.questions;

  it('names the point that is to be made', () => {
    expect(nextStepText({ kind: 'make-point', point: 1 }, question)).toBe(
      `Make this point: ${question?.points[1]?.claim ?? ''}`,
    );
  });

  it('says in seconds how long is usual for this kind of question', () => {
    expect(goalText({ kind: 'shorten' }, question)).toMatch(/in 2 min or less/);
    expect(goalText({ kind: 'lengthen' }, question)).toMatch(/^Go on to 45 s:/);
  });

  it('has words for every step and every notice', () => {
    const parts = ['situation', 'task', 'action', 'result'] as const;
    const kinds = ['slow-down', 'speed-up', 'fewer-fillers', 'say-i'] as const;
    const texts = [
      ...parts.map((part) => goalText({ kind: 'add-part', part }, question)),
      ...kinds.map((kind) => goalText({ kind }, question)),
      nextStepText({ kind: 'read-strategy' }, question),
      nextStepText({ kind: 'go-on' }, question),
      ...Object.values(NOTICES),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*[.?]$/);
  });
});

it.each([
  [0, '0 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [80, '1 min 20 s'],
  [120, '2 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
