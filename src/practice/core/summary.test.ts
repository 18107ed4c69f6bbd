import { describe, expect, it, test } from 'vitest';
import { answerTo, deck } from './fixtures.ts';
import { Interview } from './interview.ts';
import { reasonText } from './reason-text.ts';
import { sessionJson, sessionMarkdown, type SessionExport } from './session-export.ts';
import type { SessionEvent } from './session.ts';
import { summarize } from './summary.ts';

const interview = new Interview(deck);
const play = (events: readonly SessionEvent[], from = interview.begin(3)) =>
  events.reduce((state, event) => interview.step(state, event).state, from);

function session() {
  const at = '2026-11-28T09:30:00.000Z';
  let state = play([
    { type: 'start', mode: 'typed', at, options: { level: 'mid', types: [], questions: 3 } },
  ]);
  for (const made of [4, 2]) {
    const question = interview.question(state);
    if (!question) throw new Error('no question');
    const text = answerTo(question, made);
    state = play(
      [{ type: 'ready' }, { type: 'typed', text }, { type: 'finish' }, { type: 'next' }],
      state,
    );
  }
  return play([{ type: 'typed', text: '# no <b>idea</b>' }, { type: 'skip' }], state);
}

it('adds points up by skill, and names what to rehearse next, most missing first', () => {
  const summary = summarize(interview, session());
  expect(summary).toMatchObject({ answered: 2, skipped: 1 });
  const shared = summary.skills.find(({ id }) => id === 'skill-shared');
  expect(shared).toMatchObject({ name: 'Shared', points: 12, made: 6 });
  expect(shared?.questions).toHaveLength(3);
  expect(summary.rehearseNext.map(({ why, missing }) => [why, missing.length])).toEqual([
    ['skipped', 4],
    ['points-missing', 2],
  ]);
});

it('knows nothing of a recording that was not marked, and says so', () => {
  const state = play([
    { type: 'start', mode: 'recorded', options: { level: 'mid', types: [] } },
    { type: 'ready' },
    { type: 'recorded', spans: [{ start: 0, end: 60 }] },
    { type: 'finish' },
    { type: 'submit' },
    { type: 'next' },
  ]);
  expect(state.turns[1]?.reason.ability).toBe(state.turns[0]?.reason.ability);
  expect(summarize(interview, state).rehearseNext[0]?.why).toBe('not-marked');
});

it('is exported with everything that was said, in a format with a version', () => {
  const state = session();
  const data = JSON.parse(sessionJson(interview, state)) as SessionExport;
  expect(data).toMatchObject({
    format: 'interview-field-guide/practice-session',
    version: 1,
    guide: 'tester',
    level: 'mid',
    startedAt: '2026-11-28T09:30:00.000Z',
  });
  expect(data.questions.flatMap(({ attempts }) => attempts.map(({ text }) => text))).toEqual(
    state.turns.flatMap(({ attempts }) => attempts.map(({ text }) => text)),
  );
  expect(data.questions[2]?.attempts[0]).toMatchObject({
    text: '# no <b>idea</b>',
    isUnfinished: true,
  });
});

it('is readable as Markdown, in which what was said stays what was said', () => {
  const text = sessionMarkdown(interview, session());
  expect(text).toContain(
    '# Tester: interview practice\n\n2026-11-28 · level: mid · 2 answered, 1 passed over',
  );
  expect(text).toContain('> \\# no \\<b\\>idea\\</b\\>');
  expect(text.match(/^- \[x\] .* heard \(“.*”\)$/gm)).toHaveLength(6);
  expect(text).toContain('## Rehearse next');
});

it('exports an answer that is still being given', () => {
  const state = play([
    { type: 'start', mode: 'typed', options: { level: 'mid', types: [] } },
    { type: 'typed', text: 'half an answer' },
  ]);
  expect(sessionJson(interview, state)).toContain('half an answer');
  expect(sessionMarkdown(interview, state)).toContain('half an answer');
});

describe('why this question', () => {
  const reason = {
    difficulty: 2,
    ability: 2,
    wasSkipped: false,
    filter: 'none',
    among: 5,
  } as const;
  test.each([
    [{ ...reason, step: 'opening' }, 'Your level opens with a mid-level question.'],
    [
      { ...reason, step: 'harder', difficulty: 3, lastShare: 0.75 },
      'You made 75% of the points of the last question, so this is a harder one: a senior question.',
    ],
    [
      { ...reason, step: 'easier', difficulty: 1, wasSkipped: true, filter: 'weak-spots' },
      'You passed over the last question, so this is an easier one: an entry-level question. You asked to rehearse it.',
    ],
    [
      { ...reason, step: 'harder', difficulty: 3, lastShare: 0.25, among: 1 },
      'You made 25% of the points of the last question; of the questions that are left, a senior one is the nearest to that. No other question was left to choose.',
    ],
  ] as const)('%j', (given, text) => {
    expect(reasonText(given)).toBe(text);
  });
});
