import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LEVELS, type Level } from './deck.ts';
import { answerTo, deck } from './fixtures.ts';
import { Interview } from './interview.ts';
import { difficultyOf, LEVEL_PLANS } from './level-plan.ts';
import { sessionText } from './saved-session.ts';
import type { Effect, SessionEvent, SessionState } from './session.ts';

const interview = new Interview(deck);
const start = (level: Level = 'mid', more: object = {}): SessionEvent => ({
  type: 'start',
  mode: 'typed',
  options: { level, types: [] },
  ...more,
});
const play = (events: readonly SessionEvent[], from = interview.begin(1)) =>
  events.reduce((state, event) => interview.step(state, event).state, from);
const segment = (text: string, from: number, end: number): SessionEvent => ({
  type: 'segment',
  segment: { text, start: from, end },
});
const kinds = (effects: readonly Effect[]) => effects.map(({ type }) => type);
const answered = (text: string): SessionEvent[] => [
  { type: 'asked' },
  { type: 'ready' },
  { type: 'typed', text },
  { type: 'finish' },
];

/** All words of a session, wherever they are kept. */
function keptText({ draft, turns, scraps }: SessionState): string {
  return [
    draft.text,
    draft.interim,
    ...scraps,
    ...turns.flatMap(({ attempts }) => attempts.map(({ text }) => text)),
  ].join('\n');
}

describe('the way through a session', () => {
  it('asks, lets think for as long as the level gives, and listens', () => {
    const asking = interview.step(interview.begin(1), start('entry', { mode: 'spoken' }));
    expect(asking.state.phase).toBe('asking');
    expect(asking.effects).toContainEqual({
      type: 'speak',
      text: interview.question(asking.state)?.title,
    });
    const thinking = interview.step(asking.state, { type: 'asked' });
    expect(thinking.effects).toContainEqual({ type: 'startTimer', name: 'think', seconds: 20 });
    const answering = interview.step(thinking.state, { type: 'timer', name: 'think' });
    expect(answering.state).toMatchObject({ phase: 'answering', notice: 'thinking-is-over' });
    const { phrases = [] } = answering.effects.find((e) => e.type === 'startListening') ?? {};
    expect(phrases).toContain(interview.question(answering.state)?.points[0]?.signals[0]);
  });

  it('lets a transcript be corrected before it is compared', () => {
    const state = play([
      start('mid', { mode: 'spoken' }),
      { type: 'asked' },
      { type: 'ready' },
      segment('I would ancor it', 0, 4),
      { type: 'interim', text: 'and then' },
      { type: 'finish' },
    ]);
    expect(state).toMatchObject({
      phase: 'reviewing',
      draft: { text: 'I would ancor it and then' },
    });
    const done = play([{ type: 'edit', text: 'I would anchor it' }, { type: 'submit' }], state);
    expect(done.turns[0]?.attempts[0]).toMatchObject({
      text: 'I would anchor it',
      segments: [{ text: 'I would ancor it' }],
    });
  });

  it('asks the follow-up of the most important point that was not heard, as often as the level has it', () => {
    const first = play([start('mid')]);
    const question = interview.question(first);
    if (!question) throw new Error('no question');
    const state = play(answered(answerTo(question, 2)), first);
    expect(interview.feedback(state)).toMatchObject({
      followUp: 2,
      nextStep: { kind: 'make-point', point: 2 },
      showStrategy: false,
    });
    const asked = interview.step(state, { type: 'followUp' });
    expect(asked.effects).toContainEqual({ type: 'speak', text: question.points[2]?.followUp });
    const again = play(
      answered('I am not sure about this one, I would have to look.'),
      asked.state,
    );
    expect(interview.feedback(again)?.followUp).toBe(3);
    const last = play([{ type: 'followUp' }, ...answered('I would ask.')], again);
    expect(interview.feedback(last)?.followUp).toBeUndefined();
  });

  it('shows the strategy, and presses no further, where almost nothing was heard', () => {
    const state = play([start(), ...answered('I would ask my colleagues what they think of it.')]);
    expect(interview.feedback(state)).toMatchObject({
      share: 0,
      showStrategy: true,
      nextStep: { kind: 'read-strategy' },
    });
    expect(interview.feedback(state)).not.toHaveProperty('followUp');
  });

  it('takes the reader’s word on a point, either way', () => {
    const first = play([start()]);
    const question = interview.question(first);
    if (!question) throw new Error('no question');
    const state = play(
      [
        ...answered(answerTo(question, 2)),
        { type: 'mark', point: 0, mark: 'notSaid' },
        { type: 'mark', point: 3, mark: 'said' },
      ],
      first,
    );
    expect(interview.feedback(state)?.points.map(({ isMade }) => isMade)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('says whether a retry reached its goal', () => {
    const first = play([start()]);
    const question = interview.question(first);
    if (!question) throw new Error('no question');
    const retry = (count: number) =>
      play(
        [
          ...answered(answerTo(question, 1)),
          { type: 'retry', goal: { kind: 'make-point', point: 1 } },
          { type: 'ready' },
          { type: 'typed', text: answerTo(question, count) },
          { type: 'finish' },
        ],
        first,
      );
    expect(interview.feedback(retry(2))?.reachedGoal).toBe(true);
    expect(interview.feedback(retry(1))?.reachedGoal).toBe(false);
    expect(retry(2).turns[0]?.attempts).toHaveLength(2);
  });

  it('goes on by typing when the microphone is lost, with every word', () => {
    const speaking = play([
      start('mid', { mode: 'spoken' }),
      { type: 'ready' },
      segment('first words', 0, 2),
      { type: 'interim', text: 'half heard' },
    ]);
    const { state, effects } = interview.step(speaking, { type: 'microphoneLost' });
    expect(state).toMatchObject({
      phase: 'answering',
      mode: 'typed',
      notice: 'microphone-lost',
      draft: { text: 'first words half heard' },
    });
    expect(kinds(effects)).toEqual(['stopListening', 'save']);
  });

  it('keeps words that are recognized only when the next question is asked, apart from its answer', () => {
    const asking = play([start('mid', { mode: 'spoken' }), { type: 'ready' }, { type: 'skip' }]);
    const late = { text: 'late words', start: 1, end: 2 };
    const state = play([{ type: 'segment', segment: late, isLate: true }], asking);
    expect(state).toMatchObject({ phase: 'asking', draft: { text: '' }, scraps: ['late words'] });
  });

  it('lifts a “maybe” by a second opinion that quotes the answer', () => {
    const first = play([start()]);
    const [point] = interview.question(first)?.points ?? [];
    const word = point?.signals[2] ?? '';
    const text = `So I would certainly look at the ${word} before anything else is done here.`;
    const state = play(answered(text), first);
    expect(interview.feedback(state)?.points[0]?.hearing).toBe('maybe');
    const opinion: SessionEvent = {
      type: 'opinion',
      lifts: [{ point: 0, quote: `look at the ${word} before` }],
    };
    expect(interview.feedback(play([opinion], state))?.points[0]).toMatchObject({
      hearing: 'heard',
      isMade: true,
    });
  });

  it('stops all that runs in a pause, and goes on with the time that was left', () => {
    const thinking = play([start('senior'), { type: 'asked' }]);
    const paused = interview.step(thinking, { type: 'pause', secondsLeft: 3 });
    expect(kinds(paused.effects)).toContain('stopTimers');
    expect(interview.step(paused.state, { type: 'timer', name: 'think' }).state).toEqual(
      paused.state,
    );
    expect(interview.step(paused.state, { type: 'resume' }).effects).toContainEqual({
      type: 'startTimer',
      name: 'think',
      seconds: 3,
    });
  });

  it('asks only for what was chosen, and says so where nothing is left', () => {
    const weak = play([
      start('senior', { options: { level: 'senior', types: [], only: ['question-0'] } }),
    ]);
    expect(weak.turns[0]).toMatchObject({
      question: 'question-0',
      reason: { filter: 'weak-spots', among: 1, step: 'opening' },
    });
    const none = play([start('mid', { options: { level: 'mid', types: [], only: ['gone'] } })]);
    expect(none).toMatchObject({ phase: 'choosing', notice: 'no-questions' });
    const types = play([start('mid', { options: { level: 'mid', types: ['behavioral'] } })]);
    expect(interview.question(types)?.type).toBe('behavioral');
  });

  test.each(LEVELS)('has the number of questions of the level %s', (level) => {
    let state = play([start(level)]);
    while (state.phase !== 'summary') state = play([{ type: 'skip' }], state);
    expect(state.turns).toHaveLength(LEVEL_PLANS[level].questions);
    expect(state.turns.every(({ wasSkipped }) => wasSkipped)).toBe(true);
  });
});

describe('a reload', () => {
  it('brings the session back, paused, with what was being said', () => {
    const before = play([
      start('mid', { mode: 'spoken' }),
      { type: 'ready' },
      segment('so far', 0, 1),
      { type: 'interim', text: 'and more' },
    ]);
    const restored = interview.restore(sessionText(before));
    if (typeof restored === 'string') throw new Error(restored);
    expect(restored.state).toMatchObject({
      phase: 'answering',
      isPaused: true,
      notice: 'restored',
      draft: { text: 'so far and more' },
    });
  });

  test.each([
    ['', 'unreadable'],
    ['{"version":1}', 'unreadable'],
    ['{"version":2}', 'newer'],
    ['null', 'unreadable'],
  ])('of %s is %s', (text, trouble) => {
    expect(interview.restore(text)).toBe(trouble);
  });

  it('does not take the session of another guide', () => {
    const other = { ...interview.begin(1), slug: 'other' };
    expect(interview.restore(sessionText(other))).toBe('other-guide');
  });

  it('keeps what was said to a question that has left the guide', () => {
    const before = play([start(), { type: 'ready' }, { type: 'typed', text: 'precious words' }]);
    const [gone] = before.turns;
    const smaller = new Interview({
      ...deck,
      questions: deck.questions.filter(({ id }) => id !== gone?.question),
    });
    const restored = smaller.restore(sessionText(before));
    if (typeof restored === 'string') throw new Error(restored);
    expect(restored.state.notice).toBe('question-is-gone');
    expect(keptText(restored.state)).toContain('precious words');
    expect(smaller.step(restored.state, { type: 'next' }).state.phase).toBe('asking');
  });
});

/** Any events in any order, as a page with all its races might send them. */
let token = 0;
const words = fc.constant(0).map(() => `word${token++}`);
const seconds = fc.double({ min: -10, max: 1e4, noNaN: true });
const goal = fc.oneof(
  fc.record({ kind: fc.constant('make-point' as const), point: fc.integer({ min: -1, max: 9 }) }),
  fc.constant({ kind: 'shorten' as const }),
  fc.constant({ kind: 'add-part' as const, part: 'result' as const }),
);
const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 3, arbitrary: words.map((text): SessionEvent => ({ type: 'typed', text })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(words, seconds, seconds)
      .map(([text, from, end]) => segment(text, from, end)),
  },
  words.map((text): SessionEvent => ({ type: 'interim', text })),
  words.map((text): SessionEvent => ({ type: 'edit', text })),
  fc
    .record({
      level: fc.constantFrom(...LEVELS),
      only: fc.option(fc.constant(['question-3', 'question-8', 'nope']), { nil: undefined }),
      mode: fc.constantFrom('typed' as const, 'spoken' as const, 'recorded' as const),
    })
    .map(({ level, only, mode }): SessionEvent => ({
      type: 'start',
      mode,
      options: { level, types: [], ...(only && { only }) },
    })),
  fc.constantFrom<SessionEvent>(
    { type: 'asked' },
    { type: 'ready' },
    { type: 'finish' },
    { type: 'finish' },
    { type: 'submit' },
    { type: 'submit' },
    { type: 'next' },
    { type: 'followUp' },
    { type: 'skip' },
    { type: 'microphoneLost' },
    { type: 'resume' },
    { type: 'recorded', spans: [{ start: 0, end: 40 }] },
    { type: 'timer', name: 'think' },
    { type: 'timer', name: 'answer' },
    { type: 'timer', name: 'silence' },
    { type: 'pause', secondsLeft: 4 },
    { type: 'mode', mode: 'spoken' },
    { type: 'mode', mode: 'typed' },
    { type: 'mark', point: 1, mark: 'said' },
    { type: 'mark', point: 99, mark: 'notSaid' },
  ),
  goal.map((g): SessionEvent => ({ type: 'retry', goal: g })),
  fc.constant<SessionEvent>({ type: 'end' }),
);

describe('10,000 sessions of any events in any order', () => {
  const RUNS = { numRuns: 10_000 };

  it('never throw, lose no word, and come to an end', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(anyEvent, { minLength: 1, maxLength: 24 }),
        fc.boolean(),
        (seed, events, reloads) => {
          let state = interview.begin(seed);
          for (const event of [start(), ...events]) {
            const before = state;
            state = interview.step(state, event).state;
            if (reloads) {
              const restored = interview.restore(sessionText(state));
              if (typeof restored === 'string') throw new Error(restored);
              state = restored.state;
            }
            const isField = event.type === 'typed' || event.type === 'edit';
            const expected = [
              ...(isField || event.type === 'segment'
                ? [event.type === 'segment' ? event.segment.text : event.text]
                : []),
              // Only the reader's own change of the field takes words out of it.
              ...(isField ? [] : [before.draft.text, ...before.scraps]),
              ...before.turns.flatMap(({ attempts }) => attempts.map(({ text }) => text)),
            ];
            const kept = keptText(state);
            const lost = expected.filter((text) => !kept.includes(text));
            // Asserting each step would take longer than all the rest.
            if (lost.length > 0) expect(lost).toEqual([]);
          }
          for (let skips = 0; state.phase !== 'summary'; skips++) {
            if (skips > 8) throw new Error('no end');
            state = interview.step(state, { type: 'skip' }).state;
          }
        },
      ),
      RUNS,
    );
  });

  it('are the same for the same seed and events', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(anyEvent, { maxLength: 12 }), (seed, events) => {
        const run = () =>
          [start(), ...events].reduce(
            ({ state, log }, event) => {
              const next = interview.step(state, event);
              return { state: next.state, log: [...log, next.effects] };
            },
            { state: interview.begin(seed), log: [] as (readonly Effect[])[] },
          );
        expect(run()).toEqual(run());
      }),
      { numRuns: 1_000 },
    );
  });
});

it('hears the same whether it read the question before or not', () => {
  const prepared = new Interview(deck);
  const asked = prepared.step(prepared.begin(4), start()).state;
  prepared.prepare(asked);
  const question = prepared.question(asked);
  const text = question ? answerTo(question, 2) : '';
  const answered = (of: Interview) =>
    [{ type: 'typed', text } as const, { type: 'finish' } as const].reduce(
      (state: SessionState, event) => of.step(state, event).state,
      asked,
    );
  expect(answered(prepared).turns[0]?.attempts[0]?.coverage[0]?.hearing).toBe('heard');
  expect(answered(prepared)).toEqual(answered(new Interview(deck)));
});

it('never changes a state that it was given', () => {
  const frozen = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  };
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 16 }), (events) => {
      let state = interview.begin(5);
      for (const event of [start(), ...events]) {
        frozen(state);
        state = interview.step(state, event).state;
      }
    }),
    { numRuns: 500 },
  );
});

/** The mean difficulty of the questions that a candidate who makes a share of the points meets. */
function metBy(strength: (difficulty: number) => number, level: Level, seed: number): number {
  let state = interview.step(interview.begin(seed), start(level)).state;
  while (state.phase !== 'summary') {
    const question = interview.question(state);
    if (!question) throw new Error('no question');
    const made = Math.round(strength(difficultyOf(question)) * question.points.length);
    state = play([...answered(answerTo(question, made)), { type: 'next' }], state);
  }
  const met = state.turns.slice(1).map(({ reason }) => reason.difficulty);
  return met.reduce((sum, difficulty) => sum + difficulty, 0) / met.length;
}

describe('adaptation', () => {
  const strong = (difficulty: number) => (difficulty <= 3 ? 1 : 0.75);
  const weak = (difficulty: number) => (difficulty <= 1 ? 0.5 : 0.25);
  test.each(LEVELS)('gives a strong candidate harder questions than a weak one: %s', (level) => {
    for (let seed = 0; seed < 60; seed++)
      expect(metBy(strong, level, seed)).toBeGreaterThan(metBy(weak, level, seed));
  });

  it('stays within the window of the level', () => {
    const state = play([start('senior')]);
    let now = state;
    while (now.phase !== 'summary') now = play([{ type: 'skip' }], now);
    for (const { reason } of now.turns) expect(reason.difficulty).toBeGreaterThanOrEqual(2);
  });

  it('gives the reason of every question', () => {
    const first = play([start()]);
    const question = interview.question(first);
    if (!question) throw new Error('no question');
    const state = play([...answered(answerTo(question, 4)), { type: 'next' }], first);
    expect(first.turns[0]?.reason.step).toBe('opening');
    expect(state.turns[1]?.reason).toMatchObject({ step: 'harder', lastShare: 1, difficulty: 3 });
    expect(play([{ type: 'skip' }], first).turns[1]?.reason).toMatchObject({
      step: 'easier',
      wasSkipped: true,
    });
  });
});
