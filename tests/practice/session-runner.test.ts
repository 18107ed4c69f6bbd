/** A whole interview with fake ports: what the page gets without knowing how it works. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerTo, deck } from '../../src/practice/core/fixtures.ts';
import { Interview } from '../../src/practice/core/interview.ts';
import type { SessionState } from '../../src/practice/core/session.ts';
import type { Keeping } from '../../src/practice/ports/store.ts';
import { SessionRunner, type RunnerPorts } from '../../src/practice/session-runner.ts';
import { FakeClock } from './fakes/fake-clock.ts';
import { FakeListener } from './fakes/fake-listener.ts';
import { FakeSpeaker } from './fakes/fake-speaker.ts';
import { MemoryStore } from './fakes/memory-store.ts';

const interview = new Interview(deck);
let clock = new FakeClock();
let store = new MemoryStore();
let speaker = new FakeSpeaker();
let listener = new FakeListener();
let saved: Keeping[] = [];
let ended: string[] = [];
let timeLeft: (number | undefined)[] = [];

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryStore();
  speaker = new FakeSpeaker();
  listener = new FakeListener();
  saved = [];
  ended = [];
  timeLeft = [];
});

/** What was promised by now has happened. */
const soon = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

function run(ports: Partial<RunnerPorts> = {}, state: SessionState = interview.begin(4)) {
  return new SessionRunner(
    interview,
    { clock, store, speaker, listener, ...ports },
    {
      onState: vi.fn(),
      onSaved: (keeping) => saved.push(keeping),
      onListeningEnded: (end) => ended.push(end),
      onTimeLeft: (seconds) => timeLeft.push(seconds),
    },
    { id: 'session', state },
  );
}

const start = (mode: SessionState['mode']) =>
  ({ type: 'start', mode, options: { level: 'mid', types: [] } }) as const;

describe('a spoken answer', () => {
  it('goes from the spoken question to the feedback', async () => {
    const runner = run();
    runner.send(start('spoken'));
    const question = interview.question(runner.state);
    expect(speaker.said).toEqual([question?.title]);
    await soon();
    expect(runner.state.phase).toBe('thinking');
    clock.pass(12);
    expect(timeLeft.slice(0, 3)).toEqual([12, 11, 10]);
    expect(timeLeft.at(-1)).toBeUndefined();
    expect(runner.state.phase).toBe('answering');
    expect(listener.phrases).toEqual(question?.points.flatMap(({ signals }) => signals));
    listener.hear(question ? answerTo(question, 2) : '', 0, 40);
    listener.lastWords = { text: 'And that is it.', start: 41, end: 43 };
    runner.send({ type: 'finish' });
    await soon();
    expect(listener.isListening).toBe(false);
    expect(runner.state).toMatchObject({ phase: 'reviewing' });
    expect(runner.state.draft.text).toMatch(/And that is it\.$/);
    runner.send({ type: 'submit' });
    expect(interview.feedback(runner.state)).toMatchObject({ followUp: 2, share: 0.5 });
    expect(interview.feedback(runner.state)?.delivery.seconds).toBe(43);
  });

  it.each(['lost', 'denied'] as const)(
    'goes on by typing when the microphone is %s',
    async (end) => {
      const runner = run();
      runner.send(start('spoken'));
      runner.send({ type: 'ready' });
      listener.hear('half an answer', 0, 3);
      listener.lose(end);
      await soon();
      expect(ended).toEqual([end]);
      expect(runner.state).toMatchObject({
        phase: 'answering',
        mode: 'typed',
        draft: { text: 'half an answer' },
      });
    },
  );

  it('is typed where there is nothing to listen with', async () => {
    const runner = run({ listener: undefined });
    runner.send(start('spoken'));
    runner.send({ type: 'ready' });
    await soon();
    expect(runner.state).toMatchObject({ mode: 'typed', notice: 'microphone-lost' });
  });

  it('has what listens stay ready from question to question, and let go of at the end, once', async () => {
    const runner = run();
    runner.send(start('spoken'));
    for (const _ of [1, 2]) {
      runner.send({ type: 'ready' });
      await soon();
      expect(listener.isListening).toBe(true);
      for (const type of ['finish', 'submit', 'next'] as const) runner.send({ type });
      await soon();
    }
    expect(runner.state.turns).toHaveLength(3);
    expect(listener.timesClosed).toBe(0);
    runner.send({ type: 'end' });
    expect(runner.state.phase).toBe('summary');
    runner.close();
    expect(listener.timesClosed).toBe(1);
  });

  it('has what listens let go of when its page is left', async () => {
    const runner = run();
    runner.send(start('spoken'));
    runner.send({ type: 'ready' });
    await soon();
    runner.close();
    expect(listener.timesClosed).toBe(1);
  });

  it('does not run on into the next question', async () => {
    const runner = run();
    runner.send(start('spoken'));
    runner.send({ type: 'ready' });
    listener.lastWords = { text: 'too late', start: 0, end: 1 };
    runner.send({ type: 'skip' });
    await soon();
    expect(runner.state.scraps).toEqual(['too late']);
    expect(runner.state.draft.text).toBe('');
  });
});

it('has times and no words of what is only recorded', async () => {
  const recorder = new FakeListener(false);
  const runner = run({ recorder });
  runner.send(start('recorded'));
  runner.send({ type: 'ready' });
  recorder.hear('', 0, 30);
  recorder.hear('', 34, 70);
  runner.send({ type: 'finish' });
  await soon();
  runner.send({ type: 'mark', point: 0, mark: 'said' });
  runner.send({ type: 'submit' });
  expect(interview.feedback(runner.state)).toMatchObject({
    delivery: { seconds: 70, pauses: [{ at: 30, seconds: 4 }] },
    points: [{ isMade: true }, {}, {}, {}],
  });
});

it.each(['spoken', 'recorded'] as const)(
  'goes on in time after a pause of an answer that is %s',
  async (mode) => {
    const ear = new FakeListener(mode === 'spoken');
    const runner = run(mode === 'spoken' ? { listener: ear } : { recorder: ear });
    runner.send(start(mode));
    runner.send({ type: 'ready' });
    ear.hear('the first part', 1, 30);
    runner.pause();
    await soon();
    runner.send({ type: 'resume' });
    ear.hear('the second part', 2, 20);
    runner.send({ type: 'finish' });
    await soon();
    expect(runner.state.draft.segments.map(({ start: from, end }) => [from, end])).toEqual([
      [1, 30],
      [32, 50],
    ]);
  },
);

it.each(['fails', 'goes-on'] as const)('does not wait for a voice that %s', async (manner) => {
  const runner = run({ speaker: new FakeSpeaker(manner) });
  runner.send(start('typed'));
  await soon();
  expect(runner.state.phase).toBe(manner === 'fails' ? 'thinking' : 'asking');
  runner.send({ type: 'typed', text: 'I begin already' });
  await soon();
  expect(runner.state).toMatchObject({ phase: 'answering', draft: { text: 'I begin already' } });
});

it('keeps the time to think that was left over a pause', async () => {
  const runner = run();
  runner.send(start('typed'));
  await soon();
  clock.pass(5);
  runner.pause();
  clock.pass(100);
  expect(runner.state.phase).toBe('thinking');
  runner.send({ type: 'resume' });
  clock.pass(6);
  expect(runner.state.phase).toBe('thinking');
  clock.pass(1);
  expect(runner.state.phase).toBe('answering');
});

describe('what was said', () => {
  it('is there after the page is gone', async () => {
    const runner = run();
    runner.send(start('typed'));
    runner.send({ type: 'typed', text: 'words' });
    runner.send({ type: 'typed', text: 'words that count' });
    await runner.settled();
    runner.close();
    const stored = await store.get('session');
    const restored = interview.restore(stored?.text ?? '');
    if (typeof restored === 'string') throw new Error(restored);
    expect(restored.state.draft.text).toBe('words that count');
    expect(new Set(saved)).toEqual(new Set(['kept']));
  });

  it('stays on the page when the storage is full or another tab has the session, and the page is told', async () => {
    const full = run({ store: new MemoryStore(10) });
    full.send(start('typed'));
    full.send({ type: 'typed', text: 'words' });
    await full.settled();
    expect(saved.at(-1)).toBe('full');
    expect(full.state.draft.text).toBe('words');

    const [one, other] = [run(), run()];
    one.send(start('typed'));
    await one.settled();
    other.send(start('typed'));
    await other.settled();
    expect(saved.at(-1)).toBe('conflict');
  });

  it('is kept under a name of its own where another tab has the session', async () => {
    const [one, other] = [run(), run()];
    one.send(start('typed'));
    await one.settled();
    other.send(start('typed'));
    other.send({ type: 'typed', text: 'of the other' });
    await other.settled();
    expect(saved.at(-1)).toBe('conflict');
    other.keepAs('copy');
    await other.settled();
    expect(saved.at(-1)).toBe('kept');
    expect((await store.get('copy'))?.text).toContain('of the other');
    expect((await store.get('session'))?.text).not.toContain('of the other');
  });

  it('is saved once for many changes in a row', async () => {
    const runner = run();
    runner.send(start('typed'));
    for (const text of ['a', 'ab', 'abc']) runner.send({ type: 'typed', text });
    await runner.settled();
    expect(saved).toEqual(['kept']);
    expect((await store.get('session'))?.text).toContain('abc');
  });
});
