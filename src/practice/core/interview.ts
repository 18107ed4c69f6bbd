/**
 * The interviewer: a pure, seeded state machine. It has no clock, no voice, and no storage; it says
 * what it wants as effects, and hears what happened as events. The same seed and events give the
 * same session.
 */
import { nextAbility, startingAbility } from './ability.ts';
import {
  followUpPoint,
  needsStrategy,
  nextStep,
  pointStates,
  reaches,
  shareMade,
  type PointState,
} from './assessment.ts';
import { coverPoints, readAnswer, readQuestion, type ReadQuestion } from './coverage.ts';
import type { Deck, DeckQuestion } from './deck.ts';
import { measureDelivery, type Delivery } from './delivery.ts';
import { EMPTY_DRAFT, settled, withWords, type WordsEvent } from './draft.ts';
import { bandOf, countedPoints, difficultyOf, LEVEL_PLANS } from './level-plan.ts';
import { chooseQuestion, sessionLength } from './question-choice.ts';
import { weighing } from './rarity.ts';
import { readSession, type SavedTrouble } from './saved-session.ts';
import { lifted, type Lift } from './second-opinion.ts';
import {
  isUnmarked,
  SESSION_VERSION,
  type Attempt,
  type Effect,
  type Feedback,
  type Notice,
  type Prompt,
  type SessionEvent,
  type SessionState,
  type Step,
  type Turn,
} from './session.ts';

/** Enough to end any session: what a page may send by mistake adds no more. */
const MOST_ATTEMPTS = 40;

export class Interview {
  readonly deck: Deck;
  readonly #weigh;
  readonly #read = new Map<string, ReadQuestion>();

  constructor(deck: Deck) {
    this.deck = deck;
    this.#weigh = weighing(deck.rarity);
  }

  /** A session before its first choice. */
  begin(seed: number): SessionState {
    return {
      version: SESSION_VERSION,
      slug: this.deck.slug,
      seed,
      phase: 'choosing',
      isPaused: false,
      mode: 'typed',
      ability: 0,
      turns: [],
      prompt: { kind: 'question' },
      draft: EMPTY_DRAFT,
      scraps: [],
    };
  }

  /**
   * The session that was saved, paused where something was running. Of a text that cannot be read,
   * only what is wrong with it: the page keeps the text.
   */
  restore(text: string): Step | SavedTrouble {
    const saved = readSession(text, this.deck.slug);
    if (typeof saved === 'string') return saved;
    const isRunning = ['asking', 'thinking', 'answering'].includes(saved.phase);
    const state: SessionState = {
      ...saved,
      draft: settled(saved.draft),
      isPaused: isRunning,
      notice: 'restored',
    };
    if (saved.phase === 'choosing' || saved.phase === 'summary' || this.question(state))
      return still(state);
    // The guide changed meanwhile: what was said is kept, and the next question comes.
    const kept = { ...this.#keepDraft(running(state)), phase: 'feedback' } as const;
    return still({ ...kept, notice: 'question-is-gone' });
  }

  /** What follows from an event. An event that means nothing now changes nothing. */
  step(before: SessionState, event: SessionEvent): Step {
    const { notice: _, ...state } = before;
    switch (event.type) {
      case 'start':
        return this.#start(state, event);
      case 'typed':
      case 'edit':
      case 'interim':
      case 'segment':
      case 'recorded':
        return this.#words(state, event);
      case 'pause':
        return pause(state, event.secondsLeft);
      case 'resume':
        return this.#resume(state);
      case 'microphoneLost':
        return this.#microphoneLost(state);
      case 'mode':
        return this.#changeMode(state, event.mode);
      case 'end':
        return this.#end(state);
      case 'skip':
        return this.#skip(state);
      case 'mark':
        return this.#mark(state, event.point, event.mark);
      case 'opinion':
        return this.#lift(state, event.lifts);
      default:
        if (!state.isPaused) return this.#advance(state, event);
        // A timer or a voice that ends late says nothing; what the reader does ends the pause.
        if (event.type === 'timer' || event.type === 'asked') return still(state);
        return this.#advance(running(state), event);
    }
  }

  /** The question that is being asked or was just answered. */
  question({ turns }: SessionState): DeckQuestion | undefined {
    return this.#find(turns.at(-1)?.question);
  }

  /** The words of the interviewer that are being answered. */
  promptText(state: SessionState): string {
    const question = this.question(state);
    if (state.prompt.kind === 'followUp')
      return question?.points[state.prompt.point]?.followUp ?? question?.title ?? '';
    return question?.title ?? state.turns.at(-1)?.title ?? '';
  }

  /** Read the question while its answer is being given, so that the feedback need not wait for it. */
  prepare(state: SessionState): void {
    const question = this.question(state);
    if (!question) return;
    coverPoints(readAnswer(question.title), this.#readFor(question, state.prompt));
    measureDelivery(question.title, [], question);
  }

  /** How many questions the session will have. */
  length({ options }: SessionState): number {
    return options ? sessionLength(this.deck, options) : 0;
  }

  /** Where the points of a turn stand. */
  points(state: SessionState, turn: Turn): PointState[] {
    const question = this.#find(turn.question);
    if (!question || !state.options) return [];
    return pointStates(
      question.points,
      countedPoints(question, state.options.level).length,
      turn.attempts.map(({ coverage }) => coverage),
      turn.marks,
    );
  }

  /** What to show of the last answer. */
  feedback(state: SessionState): Feedback | undefined {
    const turn = state.turns.at(-1);
    const attempt = turn?.attempts.at(-1);
    if (!turn || !attempt || state.phase !== 'feedback') return undefined;
    const points = this.points(state, turn);
    const followUp = this.#followUp(state, turn, points);
    return {
      points,
      share: shareMade(points),
      delivery: attempt.delivery,
      nextStep: nextStep(points, attempt.delivery),
      ...(followUp !== undefined && { followUp }),
      showStrategy: needsStrategy(points),
      ...(attempt.reachedGoal !== undefined && { reachedGoal: attempt.reachedGoal }),
    };
  }

  /** Phrases that help recognition with the current question. */
  phrases(state: SessionState): string[] {
    return [...new Set(this.question(state)?.points.flatMap(({ signals }) => signals))];
  }

  #find(id: string | undefined): DeckQuestion | undefined {
    return this.deck.questions.find((question) => question.id === id);
  }

  #start(state: SessionState, event: SessionEvent & { type: 'start' }): Step {
    if (state.phase !== 'choosing') return still(state);
    const { options, mode, at } = event;
    if (sessionLength(this.deck, options) === 0) return still({ ...state, notice: 'no-questions' });
    return this.#ask({
      ...state,
      options,
      mode,
      ability: startingAbility(options.level),
      ...(at !== undefined && { startedAt: at }),
    });
  }

  /** The next question, or the end where there is none. */
  #ask(state: SessionState): Step {
    const { options, turns, seed, ability } = state;
    const last = turns.at(-1);
    const lastQuestion = this.#find(last?.question);
    const chosen =
      options &&
      turns.length < sessionLength(this.deck, options) &&
      chooseQuestion(this.deck, options, {
        seed,
        ability,
        asked: turns.map(({ question }) => question),
        ...(last &&
          lastQuestion && {
            last: {
              question: lastQuestion,
              share: last.wasSkipped ? undefined : shareMade(this.points(state, last)),
            },
          }),
      });
    if (!chosen) return this.#end(state);
    const { question, reason } = chosen;
    const turn: Turn = {
      question: question.id,
      title: question.title,
      reason,
      attempts: [],
      followUps: [],
      marks: {},
      wasSkipped: false,
    };
    return this.#prompt({ ...state, turns: [...turns, turn] }, { kind: 'question' });
  }

  #prompt(state: SessionState, prompt: Prompt): Step {
    const asking: SessionState = { ...state, phase: 'asking', prompt, draft: EMPTY_DRAFT };
    return {
      state: asking,
      effects: [
        { type: 'stopTimers' },
        { type: 'stopListening' },
        { type: 'save' },
        { type: 'speak', text: this.promptText(asking) },
      ],
    };
  }

  #think(state: SessionState, seconds?: number): Step {
    const { options } = state;
    const whole = options ? LEVEL_PLANS[options.level].thinkSeconds : 0;
    return {
      state: { ...state, phase: 'thinking' },
      effects: [
        { type: 'stopSpeaking' },
        { type: 'startTimer', name: 'think', seconds: seconds ?? whole },
      ],
    };
  }

  #answer(state: SessionState, notice?: Notice): Step {
    return {
      state: { ...state, phase: 'answering', ...(notice && { notice }) },
      effects: [{ type: 'stopSpeaking' }, { type: 'stopTimers' }, ...this.#listen(state)],
    };
  }

  #listen(state: SessionState): Effect[] {
    const question = this.question(state);
    const timer: Effect[] = question
      ? [{ type: 'startTimer', name: 'answer', seconds: bandOf(question).most }]
      : [];
    if (state.mode === 'typed') return timer;
    if (state.mode === 'recorded') return [...timer, { type: 'startRecording' }];
    return [...timer, { type: 'startListening', phrases: this.phrases(state) }];
  }

  #advance(state: SessionState, event: SessionEvent): Step {
    const { phase } = state;
    switch (event.type) {
      case 'asked':
        return phase === 'asking' ? this.#think(state) : still(state);
      case 'ready':
        return phase === 'asking' || phase === 'thinking' ? this.#answer(state) : still(state);
      case 'timer':
        if (event.name === 'think' && phase === 'thinking')
          return this.#answer(state, 'thinking-is-over');
        if (event.name === 'answer' && phase === 'answering')
          return still({ ...state, notice: 'answer-is-long' });
        if (event.name === 'silence' && phase === 'answering') return this.#finish(state);
        return still(state);
      case 'finish':
        return phase === 'answering' ? this.#finish(state) : still(state);
      case 'submit':
        return phase === 'reviewing' ? this.#submit(state) : still(state);
      case 'followUp': {
        const turn = state.turns.at(-1);
        const point = turn && phase === 'feedback' ? this.#followUp(state, turn) : undefined;
        if (!turn || point === undefined) return still(state);
        const followUps = [...turn.followUps, point];
        return this.#prompt(withTurn(state, { ...turn, followUps }), { kind: 'followUp', point });
      }
      case 'retry': {
        const attempts = state.turns.reduce((sum, turn) => sum + turn.attempts.length, 0);
        if (phase !== 'feedback' || !this.question(state) || attempts >= MOST_ATTEMPTS)
          return still(state);
        const { goal } = event;
        return this.#think({ ...state, prompt: { kind: 'retry', goal }, draft: EMPTY_DRAFT });
      }
      case 'next':
        return phase === 'feedback' ? this.#leave(state) : still(state);
      default:
        return still(state);
    }
  }

  /** Words come, whatever the session is doing: they are never thrown away. */
  #words(state: SessionState, event: WordsEvent): Step {
    const { phase, draft } = state;
    const isOpen = phase === 'asking' || phase === 'thinking' || isAnswering(state);
    const isLate = event.type === 'segment' && event.isLate === true && phase !== 'reviewing';
    if (!isOpen || isLate) return this.#late(state, event);
    const isBeginning = !isAnswering(state) && event.type !== 'interim';
    const begun = isBeginning ? this.#answer(running(state)) : undefined;
    const next: SessionState = { ...(begun?.state ?? state), draft: withWords(draft, event) };
    const effects = [...(begun?.effects ?? [])];
    if (event.type !== 'interim') effects.push({ type: 'save' });
    return { state: next, effects };
  }

  /** Recognition may end after the answer did. */
  #late(state: SessionState, event: WordsEvent): Step {
    if (event.type === 'interim' || event.type === 'recorded') return still(state);
    const turn = state.turns.at(-1);
    const attempt = turn?.attempts.at(-1);
    if (event.type === 'segment' && turn && attempt && state.phase === 'feedback') {
      const { text, segments } = withWords({ ...attempt, interim: '' }, event);
      const { guess: _, ...rest } = attempt;
      const assessed = this.#assess(turn, { ...rest, text, segments });
      const attempts = [...turn.attempts.slice(0, -1), assessed];
      return saved(withTurn(state, { ...turn, attempts }));
    }
    const text = event.type === 'segment' ? event.segment.text : event.text;
    if (text.trim() === '') return still(state);
    // The field sends its whole text after each change: only its last one is worth keeping.
    const [last = '', ...rest] = state.scraps.toReversed();
    const isContinued = event.type !== 'segment' && last !== '' && text.startsWith(last);
    const scraps = [...(isContinued ? rest.toReversed() : state.scraps), text];
    return saved({ ...state, scraps });
  }

  #finish(state: SessionState): Step {
    const draft = settled(state.draft);
    const closed: SessionState = { ...state, draft };
    const stop: Effect[] = [{ type: 'stopTimers' }, { type: 'stopListening' }];
    if (state.mode === 'typed') {
      // An empty field is not an answer; whoever has none can skip.
      if (draft.text.trim() === '') return still({ ...state, notice: 'nothing-said' });
      const { state: submitted, effects } = this.#submit(closed);
      return { state: submitted, effects: [...stop, ...effects] };
    }
    return { state: { ...closed, phase: 'reviewing' }, effects: [...stop, { type: 'save' }] };
  }

  #submit(state: SessionState): Step {
    const turn = state.turns.at(-1);
    if (!turn) return still(state);
    const attempt = this.#attempt(state, turn);
    const attempts = [...turn.attempts, attempt];
    return saved({
      ...withTurn(state, { ...turn, attempts }),
      phase: 'feedback',
      draft: EMPTY_DRAFT,
    });
  }

  #attempt({ draft, prompt, mode }: SessionState, turn: Turn): Attempt {
    const { interim: _, ...words } = settled(draft);
    const bare = { prompt, mode, ...words, coverage: [], delivery: NOTHING_MEASURED };
    return this.#assess(turn, bare);
  }

  #assess(turn: Turn, attempt: Attempt): Attempt {
    const question = this.#find(turn.question);
    if (!question) return attempt;
    const { prompt, text, segments } = attempt;
    const coverage = coverPoints(readAnswer(text), this.#readFor(question, prompt));
    const measured = measureDelivery(text, segments, question);
    const delivery = prompt.kind === 'followUp' ? withoutShape(measured) : measured;
    const { reachedGoal: _, ...rest } = attempt;
    const reached = prompt.kind === 'retry' ? reaches(prompt.goal, coverage, delivery) : undefined;
    return { ...rest, coverage, delivery, ...(reached !== undefined && { reachedGoal: reached }) };
  }

  #readFor(question: DeckQuestion, prompt: Prompt): ReadQuestion {
    const followUp = prompt.kind === 'followUp' ? question.points[prompt.point]?.followUp : '';
    const asked = `${question.title} ${followUp ?? ''}`;
    const known = this.#read.get(asked) ?? readQuestion(question.points, asked, this.#weigh);
    this.#read.set(asked, known);
    return known;
  }

  #followUp(
    state: SessionState,
    turn: Turn,
    points = this.points(state, turn),
  ): number | undefined {
    if (!state.options) return undefined;
    return followUpPoint(points, turn.followUps, LEVEL_PLANS[state.options.level].followUps);
  }

  #mark(state: SessionState, point: number, mark: Turn['marks'][number] | undefined): Step {
    const turn = state.turns.at(-1);
    if (!turn || !this.question(state)?.points[point]) return still(state);
    if (state.phase !== 'feedback' && state.phase !== 'reviewing') return still(state);
    const { [point]: _, ...others } = turn.marks;
    const marks = mark ? { ...others, [point]: mark } : others;
    return saved(withTurn(state, { ...turn, marks }));
  }

  #lift(state: SessionState, lifts: readonly Lift[]): Step {
    const turn = state.turns.at(-1);
    const attempt = turn?.attempts.at(-1);
    if (!turn || !attempt || state.phase !== 'feedback') return still(state);
    const coverage = lifted(attempt.coverage, attempt.text, lifts);
    const attempts = [...turn.attempts.slice(0, -1), { ...attempt, coverage }];
    return saved(withTurn(state, { ...turn, attempts }));
  }

  #skip(state: SessionState): Step {
    if (state.phase === 'choosing' || state.phase === 'summary') return still(state);
    const kept = this.#keepDraft(running(state));
    const turn = kept.turns.at(-1);
    if (!turn) return still(kept);
    // Passing over a follow-up or a retry does not undo the answer before.
    const wasSkipped = turn.attempts.every(({ isUnfinished }) => isUnfinished);
    return this.#leave(withTurn(kept, { ...turn, wasSkipped }));
  }

  /** The current question is done with: the estimate moves, and the next one is asked. */
  #leave(state: SessionState): Step {
    const turn = state.turns.at(-1);
    const question = this.#find(turn?.question);
    if (!turn || !question || !state.options || isUnmarked(turn)) return this.#ask(state);
    const ability = nextAbility(state.ability, {
      share: turn.wasSkipped ? undefined : shareMade(this.points(state, turn)),
      difficulty: difficultyOf(question),
      answered: state.turns.length - 1,
      level: state.options.level,
    });
    return this.#ask({ ...state, ability });
  }

  #end(state: SessionState): Step {
    if (state.phase === 'summary') return still(state);
    const kept = this.#keepDraft(running(state));
    const turn = kept.turns.at(-1);
    const ended =
      turn?.attempts.length === 0 ? withTurn(kept, { ...turn, wasSkipped: true }) : kept;
    return {
      state: { ...ended, phase: 'summary', draft: EMPTY_DRAFT },
      effects: [
        { type: 'stopSpeaking' },
        { type: 'stopTimers' },
        { type: 'stopListening' },
        { type: 'save' },
      ],
    };
  }

  /** What was said so far becomes an attempt that was not finished. */
  #keepDraft(state: SessionState): SessionState {
    const turn = state.turns.at(-1);
    const { text } = settled(state.draft);
    if (text.trim() === '') return { ...state, draft: EMPTY_DRAFT };
    if (!turn) return { ...state, draft: EMPTY_DRAFT, scraps: [...state.scraps, text] };
    const attempt: Attempt = { ...this.#attempt(state, turn), isUnfinished: true };
    return {
      ...withTurn(state, { ...turn, attempts: [...turn.attempts, attempt] }),
      draft: EMPTY_DRAFT,
    };
  }

  #resume(state: SessionState): Step {
    if (!state.isPaused) return still(state);
    const { secondsLeft } = state;
    const resumed = running(state);
    if (state.phase === 'asking')
      return {
        state: resumed,
        effects: [{ type: 'speak', text: this.promptText(state) }],
      };
    if (state.phase === 'thinking') return this.#think(resumed, secondsLeft);
    if (state.phase === 'answering') return this.#answer(resumed);
    return still(resumed);
  }

  /** The answer goes on by typing, with all that was heard so far in the field. */
  #microphoneLost(state: SessionState): Step {
    if (state.mode === 'typed') return still(state);
    const draft = settled(state.draft);
    return {
      state: { ...state, mode: 'typed', draft, notice: 'microphone-lost' },
      effects: [{ type: 'stopListening' }, { type: 'save' }],
    };
  }

  #changeMode(state: SessionState, mode: SessionState['mode']): Step {
    if (mode === state.mode) return still(state);
    const changed = { ...state, mode, draft: settled(state.draft) };
    const effects: Effect[] = [{ type: 'stopListening' }, { type: 'save' }];
    if (state.phase === 'answering' && !state.isPaused) effects.push(...this.#listen(changed));
    return { state: changed, effects };
  }
}

const NOTHING_MEASURED = { words: 0, seconds: 0, isEstimated: true, isTooShort: true } as const;

/** A follow-up is answered as shortly as may be, and is no story of its own. */
function withoutShape(measured: Delivery): Delivery {
  const { length: _length, star: _star, ...delivery } = measured;
  return delivery;
}

function still(state: SessionState): Step {
  return { state, effects: [] };
}

function saved(state: SessionState): Step {
  return { state, effects: [{ type: 'save' }] };
}

function running(paused: SessionState): SessionState {
  const { secondsLeft: _, ...state } = paused;
  return { ...state, isPaused: false };
}

function isAnswering({ phase }: SessionState): boolean {
  return phase === 'answering' || phase === 'reviewing';
}

function withTurn(state: SessionState, turn: Turn): SessionState {
  return { ...state, turns: [...state.turns.slice(0, -1), turn] };
}

function pause(state: SessionState, secondsLeft?: number): Step {
  if (state.isPaused || state.phase === 'choosing' || state.phase === 'summary')
    return still(state);
  return {
    state: {
      ...state,
      isPaused: true,
      draft: settled(state.draft),
      ...(secondsLeft !== undefined && { secondsLeft }),
    },
    effects: [
      { type: 'stopSpeaking' },
      { type: 'stopTimers' },
      { type: 'stopListening' },
      { type: 'save' },
    ],
  };
}
