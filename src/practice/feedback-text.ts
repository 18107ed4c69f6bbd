/** What the page says of an answer: counts and advice in words, without judgment of the person. */
import { count } from '../guides/count.ts';
import type { Goal, NextStep } from './core/assessment.ts';
import type { DeckQuestion } from './core/deck.ts';
import type { Delivery, Phrase } from './core/delivery.ts';
import { bandOf } from './core/level-plan.ts';
import type { Notice } from './core/session.ts';

export interface Measure {
  name: string;
  said: string;
}

/** Where a point stands, by what was heard and by the reader's own word. */
export const STANDINGS = {
  heard: '■ Heard',
  maybe: '◧ Maybe',
  notHeard: '□ Not heard',
  said: '■ You say you said it',
  notSaid: '□ You say you did not',
} as const;

const BAND_NAMES = {
  technical: 'a technical question',
  behavioral: 'a behavioral question',
  design: 'a design question',
} as const;

const PARTS = ['situation', 'task', 'action', 'result'] as const;

/** One line for each thing that was measured. */
export function measures(delivery: Delivery): Measure[] {
  const { words, seconds, isEstimated, isTooShort } = delivery;
  const wordCount = words === 0 ? '' : `${count(words, 'word')}, `;
  const length = isEstimated
    ? `${wordCount}about ${duration(seconds)} when said aloud`
    : `${wordCount}${duration(seconds)}`;
  if (isTooShort) {
    return [
      {
        name: 'Length',
        said: `${length}. Nothing more is measured below 15 seconds or 30 words.`,
      },
    ];
  }
  return [
    { name: 'Length', said: `${length}${lengthRemark(delivery)}` },
    ...paceMeasure(delivery),
    ...fillerMeasure(delivery),
    ...pauseMeasure(delivery),
    ...hedgeMeasure(delivery),
    ...pronounMeasure(delivery),
    ...starMeasure(delivery),
  ];
}

function lengthRemark({ length }: Delivery): string {
  if (!length) return '.';
  const { least, most, kind } = length.band;
  const band = `${duration(least)} to ${duration(most)} is common advice for ${BAND_NAMES[kind]}`;
  return {
    short: `. That is short: ${band}.`,
    within: `; ${band}.`,
    long: `. That is long: ${band}.`,
  }[length.verdict];
}

function paceMeasure({ pace }: Delivery): Measure[] {
  if (!pace) return [];
  const remark =
    pace.remark === undefined ? '' : pace.remark === 'fast' ? ' That is fast;' : ' That is slow;';
  const advice = remark === '' ? '.' : `.${remark} 120 to 170 is easy to follow.`;
  return [{ name: 'Pace', said: `${pace.wordsPerMinute} words a minute${advice}` }];
}

function fillerMeasure({ fillers }: Delivery): Measure[] {
  if (!fillers) return [];
  if (fillers.atLeast === 0) return [{ name: 'Fillers', said: 'None was recognized.' }];
  const list = phrases(fillers.phrases);
  return [
    {
      name: 'Fillers',
      said: `At least ${count(fillers.atLeast, 'filler')}: ${list}. Recognition leaves some out.`,
    },
  ];
}

function pauseMeasure({ pauses }: Delivery): Measure[] {
  if (!pauses) return [];
  const [longest] = pauses.toSorted((a, b) => b.seconds - a.seconds);
  if (!longest) return [{ name: 'Pauses', said: 'None of 2.5 seconds or more.' }];
  const where = `${longest.seconds} s, ${duration(Math.round(longest.at))} into the answer`;
  const said =
    pauses.length === 1
      ? `One of 2.5 seconds or more: ${where}.`
      : `${pauses.length} of 2.5 seconds or more; the longest ${where}.`;
  return [{ name: 'Pauses', said: `${said} Pauses are no mistake.` }];
}

function hedgeMeasure({ hedges }: Delivery): Measure[] {
  if (!hedges || hedges.count === 0) return [];
  return [{ name: 'Hedges', said: `${phrases(hedges.phrases)}.` }];
}

function pronounMeasure({ pronouns, star }: Delivery): Measure[] {
  if (!star || !pronouns || pronouns.i + pronouns.we === 0) return [];
  const { i, we } = pronouns;
  return [{ name: '“I” and “we”', said: `“I” or “my” ${times(i)}, “we” or “our” ${times(we)}.` }];
}

function starMeasure({ star }: Delivery): Measure[] {
  if (!star) return [];
  const found = PARTS.filter((part) => star[part]);
  const missing = PARTS.filter((part) => !star[part]);
  const said = [
    found.length > 0 && `Found: ${found.join(', ')}.`,
    missing.length > 0 && `Not found: ${missing.join(', ')}.`,
  ];
  return [{ name: 'Parts of the story', said: said.filter(Boolean).join(' ') }];
}

/** What to aim at in another try. */
export function goalText(goal: Goal, question: DeckQuestion | undefined): string {
  switch (goal.kind) {
    case 'make-point':
      return `Make this point: ${question?.points[goal.point]?.claim ?? ''}`;
    case 'add-part':
      return {
        situation: 'Begin with when and where it was, in a sentence.',
        task: 'Say what was asked of you.',
        action: 'Say what you did yourself, step by step.',
        result: 'End with what came of it, with a figure where you have one.',
      }[goal.part];
    case 'shorten':
      return `Say the same in ${bandText(question, 'most')} or less: the answer first, then one example.`;
    case 'lengthen':
      return `Go on to ${bandText(question, 'least')}: add a reason, and an example you were part of.`;
    case 'slow-down':
      return 'Say it more slowly, with a breath after each sentence.';
    case 'speed-up':
      return 'Say it a little faster, without reading.';
    case 'fewer-fillers':
      return 'Where a filler would come, say nothing for a moment.';
    case 'say-i':
      return 'Say “I” for what you did yourself, and “we” for the rest.';
  }
}

/** The one step that is offered after an answer. */
export function nextStepText(step: NextStep, question: DeckQuestion | undefined): string {
  if (step.kind === 'read-strategy')
    return 'Read how to answer this question, then try it again in your own words.';
  if (step.kind === 'go-on')
    return 'Nothing stands out. Go on, or say it once more until it comes easily.';
  return goalText(step, question);
}

function bandText(question: DeckQuestion | undefined, edge: 'least' | 'most'): string {
  return question ? duration(bandOf(question)[edge]) : 'the usual time';
}

/** What the reader is told of what happened. */
export const NOTICES: Readonly<Record<Notice, string>> = {
  'no-questions': 'No question fits these choices. Choose another type, or all of them.',
  'microphone-lost':
    'The microphone gave no more. All that was heard is in the field: go on by typing.',
  'thinking-is-over': 'The time to think is over. Begin when you are ready; nothing is cut off.',
  'answer-is-long':
    'This is as long as most answers to such a question. Finish when you are ready; nothing is cut off.',
  restored: 'Your session is as you left it. Nothing you said is lost.',
  'question-is-gone':
    'The guide changed meanwhile, and this question is no longer in it. What you said is kept.',
  'nothing-said': 'There is no answer yet. Type one, or skip the question.',
};

/** `45 s`, `2 min`, `1 min 20 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${rest} s`;
}

function phrases(list: readonly Phrase[]): string {
  return list
    .map(({ phrase, count: amount }) => {
      const quoted = `“${phrase.replace(/\bi\b/g, 'I')}”`;
      return amount > 1 ? `${quoted} ${times(amount)}` : quoted;
    })
    .join(', ');
}

function times(amount: number): string {
  return amount === 0 ? 'never' : amount === 1 ? 'once' : `${amount} times`;
}
