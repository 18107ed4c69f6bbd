/**
 * Whether practice hears what people say. The answers were written and labelled from the questions
 * and the claims alone, without the signals. `answers/README.md` has the figures and what moved them.
 */
import { describe, expect, it, test } from 'vitest';
import { accuracy, cover, labelledPairs, questions, type Pair } from './labelled-answers.ts';

const pairs = labelledPairs();
const heard = ({ coverage: { hearing } }: Pair) => hearing === 'heard';
const heardOrMaybe = ({ coverage: { hearing } }: Pair) => hearing !== 'notHeard';
const wrong = (those: readonly Pair[]) =>
  those
    .filter((pair) => heard(pair) && !pair.isMade)
    .map(({ claim, coverage }) => `${claim} ← ${coverage.quote?.text ?? ''}`);

it('has labels enough to tell; where a point was rewritten, label its answers anew', () => {
  expect(pairs.length).toBeGreaterThan(300);
  expect(pairs.filter(({ isMade }) => isMade).length).toBeGreaterThan(120);
  const heldOut = pairs.filter(({ isHeldOut }) => isHeldOut).length;
  expect(heldOut / pairs.length).toBeGreaterThan(0.3);
});

describe.each([
  ['all answers', pairs],
  ['answers that were held out', pairs.filter(({ isHeldOut }) => isHeldOut)],
])('%s', (_, those) => {
  it('ticks a point only where it was made', () => {
    expect(accuracy(those, heard).precision, wrong(those).join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('ticks most points that were made, and asks about most others', () => {
    expect(accuracy(those, heard).recall).toBeGreaterThanOrEqual(0.6);
    expect(accuracy(those, heardOrMaybe).recall).toBeGreaterThanOrEqual(0.8);
  });
});

it('ticks nothing in answers off the topic', () => {
  const offTopic = Map.groupBy(pairs, ({ answer }) => answer)
    .values()
    .filter((those) => those.every(({ isMade }) => !isMade))
    .toArray()
    .flat();
  expect(offTopic.length).toBeGreaterThan(80);
  expect(wrong(offTopic)).toEqual([]);
});

it('ticks almost nothing for answers to other questions', () => {
  const answers = new Map(pairs.map(({ answer, question }) => [answer, question]));
  const hearings = [...answers].flatMap(([answer, own]) =>
    questions
      .filter(({ id }) => id !== own)
      .flatMap((question) => cover(question, answer).map(({ hearing }) => hearing)),
  );
  expect(hearings.length).toBeGreaterThan(20_000);
  // Some of them do make a point of another question.
  const ticked = hearings.filter((hearing) => hearing === 'heard').length;
  expect(ticked / hearings.length).toBeLessThan(0.005);
});

it('quotes the words of the answer as they stand in it', () => {
  for (const { answer, coverage } of pairs.filter(heardOrMaybe)) {
    const { quote } = coverage;
    expect(quote).toBeDefined();
    expect(answer.slice(quote?.start, quote?.end)).toBe(quote?.text);
  }
});

it.each([
  "I don't know what that is. ",
  'not ',
  'twenty ',
  'one hundred and ',
  ' ',
  '9',
  'row lock ',
])('reads 100,000 characters of “%s” in the time of a blink or two', (part) => {
  const text = part.repeat(Math.ceil(100_000 / part.length));
  const [question] = questions;
  if (!question) throw new Error('no question');
  const start = performance.now();
  cover(question, text);
  expect(performance.now() - start).toBeLessThan(2_000);
});

/** What was ticked by answers that say nothing, over every question of the site. */
function ticks(answersTo: (question: (typeof questions)[number]) => readonly string[]): string[] {
  return questions.flatMap((question) =>
    answersTo(question).flatMap((answer) =>
      cover(question, answer).flatMap(({ hearing }) => (hearing === 'heard' ? [answer] : [])),
    ),
  );
}

const signalsOf = ({ keyPoints }: (typeof questions)[number]) =>
  keyPoints.flatMap(({ signals }) => signals);

describe('says of no question of the site that a point was made', () => {
  test('by repeating the question', () => {
    expect(ticks(({ title }) => [title, `Okay, so you are asking: ${title} ${title}`])).toEqual([]);
  });

  test('by listing the words', () => {
    expect(
      ticks((question) => [
        signalsOf(question).join(', '),
        signalsOf(question).join(' '),
        ...question.keyPoints.map(({ signals }) => signals.join(', ')),
        ...question.keyPoints.map(({ signals }) => signals.join(' ')),
      ]),
    ).toEqual([]);
  });

  test.each([
    (signal: string) => `I don't know what ${signal} is.`,
    (signal: string) => `I've never heard of ${signal}, and I'm not sure what it means.`,
    (signal: string) => `So, ${signal}? I don't know what that is.`,
    (signal: string) => `Um, ${signal}, no idea, sorry.`,
    (signal: string) => `I have no experience with ${signal}.`,
  ])('by not knowing: %s', (sentence) => {
    expect(ticks((question) => signalsOf(question).map(sentence))).toEqual([]);
  });

  test.each([
    (signal: string) => `I wouldn't use ${signal} here.`,
    (signal: string) => `We did not have ${signal}.`,
  ])('by refusing: %s', (sentence) => {
    // “I would not use no lock” is not what people say, and “not … only the path” says it.
    const refusable = (signal: string) =>
      !/\b(?:no|not|never|nothing|without|only|then|before|until|but|first)\b|n['’]t\b/i.test(
        signal,
      );
    expect(ticks((question) => signalsOf(question).filter(refusable).map(sentence))).toEqual([]);
  });
});
