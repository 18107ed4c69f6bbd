/** What the page of an interview shows in each state of the session. */
import { count } from '../guides/count.ts';
import { LEVEL_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { browserClock } from './adapters/browser-clock.ts';
import type { Mark } from './core/assessment.ts';
import { countWords, spokenSeconds } from './core/delivery.ts';
import type { Interview } from './core/interview.ts';
import { bandOf, countedPoints } from './core/level-plan.ts';
import { reasonText } from './core/reason-text.ts';
import type { SessionState } from './core/session.ts';
import { summarize } from './core/summary.ts';
import { duration, goalText, NOTICES } from './feedback-text.ts';
import { showFeedback, type ShownFeedback } from './feedback-view.ts';
import type { HeldSession } from './held-session.ts';
import type { InterviewDevices } from './interview-devices.ts';
import { showKeeping } from './keeping-view.ts';
import type { Destination } from './ports/port.ts';
import type { Keeping, Store } from './ports/store.ts';
import { showRecordings, showSelfCheck } from './review-view.ts';
import { showSummary } from './summary-view.ts';

export interface DeskCalls {
  /** The reader's word on a point. */
  onMark: (point: number, mark: Mark | undefined) => void;
  /** An answer is shown with its feedback. */
  onFeedback: (shown: ShownFeedback) => void;
}

/** What is new in a state, so that the focus moves and a field is filled only when something changed. */
export interface Change {
  before: SessionState | undefined;
  /** Another question, follow-up, or attempt. */
  isOtherAnswer: boolean;
  /** Another answer, or another phase of it. */
  isNew: boolean;
}

export function changeOf(before: SessionState | undefined, now: SessionState): Change {
  const isOtherAnswer =
    before !== undefined &&
    (before.prompt !== now.prompt || before.turns.length !== now.turns.length);
  return { before, isOtherAnswer, isNew: isOtherAnswer || before?.phase !== now.phase };
}

export class DeskView {
  readonly #desk: HTMLElement;
  readonly #interview: Interview;
  readonly #store: Store;
  readonly #devices: InterviewDevices;
  readonly #calls: DeskCalls;
  #answeringSince = 0;

  /** @param desk has every part of the page, shown or not */
  constructor(
    desk: HTMLElement,
    { interview, store }: Pick<HeldSession, 'interview' | 'store'>,
    devices: InterviewDevices,
    calls: DeskCalls,
  ) {
    this.#desk = desk;
    this.#interview = interview;
    this.#store = store;
    this.#devices = devices;
    this.#calls = calls;
    this.showKeeping('kept');
  }

  show(state: SessionState, { before, isNew }: Change): void {
    const { phase, isPaused, turns, notice } = state;
    const isOver = phase === 'summary';
    this.#view('interview', !isOver);
    this.#view('summary', isOver);
    this.#view('paused', isPaused);
    this.#view('answer', !isPaused && ['asking', 'thinking', 'answering'].includes(phase));
    this.#view('review', !isPaused && phase === 'reviewing');
    this.#view('feedback', !isPaused && phase === 'feedback');
    this.#part('notice').textContent =
      this.#devices.notice(state) ?? (notice ? NOTICES[notice] : '');
    if (isOver) showSummary(this.#part, summarize(this.#interview, state));
    else if (turns.length > 0) this.#showAnswer(state);
    if (phase === 'feedback') this.#showFeedback(state);
    if (isNew && !isOver) this.#showQuestion(state);
    if (isNew && phase === 'reviewing') this.#showSelfCheck(state);
    if (phase === 'answering' && before?.phase !== 'answering')
      this.#answeringSince = browserClock.seconds();
    this.showClock(state);
    if (isNew || before?.isPaused !== isPaused) this.#moveFocus(state, before?.phase);
  }

  focusQuestion(isOver: boolean): void {
    const heading = isOver
      ? this.#desk.querySelector<HTMLElement>('#practice-summary')
      : this.#part('question');
    heading?.focus();
  }

  showThinkTime(seconds: number | undefined): void {
    this.#part('think').textContent =
      seconds === undefined ? '' : `Time to think: ${seconds} s. Begin whenever you like.`;
  }

  showLevel(level: number): void {
    const meter = this.#desk.querySelector('meter');
    if (meter) meter.value = level;
  }

  showClock(state: SessionState): void {
    const clock = this.#part('clock');
    const question = this.#interview.question(state);
    if (state.phase !== 'answering' || !question || state.isPaused) {
      clock.textContent = '';
      return;
    }
    const { mode, draft } = state;
    const { least, most } = bandOf(question);
    const band = `${duration(least)} to ${duration(most)} is usual.`;
    const words = countWords(draft.text);
    const seconds = browserClock.seconds() - this.#answeringSince;
    clock.textContent =
      mode === 'typed'
        ? `${count(words, 'word')}, about ${duration(spokenSeconds(words))} aloud; ${band}`
        : `${duration(seconds)}; ${band}`;
  }

  /** Whether the last words are still being written down. */
  showWriting(): void {
    this.#part('writing').textContent = this.#devices.isWriting
      ? 'The last words are still being written down…'
      : 'Mend what was misheard: the feedback goes by these words.';
  }

  showRecordings(): void {
    showRecordings(this.#part('players'), this.#devices.recorder?.recordings() ?? []);
  }

  showKeeping(keeping: Keeping): void {
    showKeeping(this.#part('trouble'), keeping);
  }

  readonly #part = (name: string): HTMLElement =>
    this.#desk.querySelector<HTMLElement>(`[data-part='${name}']`) ?? missing(name);

  #button(action: string): HTMLButtonElement {
    return this.#desk.querySelector<HTMLButtonElement>(`[data-do='${action}']`) ?? missing(action);
  }

  #field(name: 'answer' | 'transcript'): HTMLTextAreaElement {
    return (
      this.#desk.querySelector<HTMLTextAreaElement>(`#practice-${name}`) ?? missing(`the ${name}`)
    );
  }

  #view(name: string, isShown: boolean): void {
    this.#desk.querySelector(`[data-view='${name}']`)?.toggleAttribute('hidden', !isShown);
  }

  #showQuestion(state: SessionState): void {
    const interview = this.#interview;
    const turn = state.turns.at(-1);
    if (!turn) return;
    const question = interview.question(state);
    const kind = question
      ? ` · ${TYPE_LABELS[question.type]} · ${LEVEL_LABELS[question.level]} level`
      : '';
    this.#part('progress').textContent =
      `Question ${state.turns.length} of ${interview.length(state)}${kind}`;
    this.#part('question').textContent = turn.title;
    this.#part('asked').textContent = askedText(interview, state);
    const why = this.#part('why').querySelector('p');
    if (why) why.textContent = reasonText(turn.reason);
    this.#showDestination();
  }

  #showDestination(): void {
    const { speaker, listener, recorder } = this.#devices;
    const used: (Destination | undefined)[] = [this.#store, speaker, listener, recorder];
    const leaving = used.find((port) => port?.leavesDevice);
    const line = this.#part('destination');
    line.dataset['leavesDevice'] = String(leaving !== undefined);
    line.textContent = leaving?.leavesDevice
      ? `Your voice is sent to ${leaving.sentTo}`
      : 'Stays on this device';
  }

  #showAnswer({ phase, mode, draft }: SessionState): void {
    const isTyped = mode === 'typed';
    const isAnswering = phase === 'answering';
    this.#part('think').hidden = isAnswering;
    this.#part('typing').hidden = !isTyped;
    this.#part('speaking').hidden = isTyped || !isAnswering;
    this.#button('ready').hidden = isAnswering;
    this.#button('finish').hidden = !isAnswering;
    this.#button('type').hidden = isTyped;
    this.#button('speak').hidden = !isTyped || !this.#devices.canListen;
    this.#part('transcript').hidden = mode !== 'spoken';
    this.#part('recording').hidden = mode !== 'recorded';
    this.#part('self-check').hidden = mode !== 'recorded';
    if (isTyped) fill(this.#field('answer'), draft.text);
    else if (phase === 'reviewing') {
      fill(this.#field('transcript'), draft.text);
      this.showWriting();
    } else {
      const guess = document.createElement('i');
      guess.textContent = draft.interim === '' ? '' : ` ${draft.interim}`;
      const recording = mode === 'recorded' ? 'Recording. Nothing is written down.' : '';
      this.#part('heard').replaceChildren(draft.text || recording, guess);
    }
  }

  #showSelfCheck(state: SessionState): void {
    const question = this.#interview.question(state);
    const level = state.options?.level;
    if (!question || !level) return;
    const marks = state.turns.at(-1)?.marks ?? {};
    const points = countedPoints(question, level);
    showSelfCheck(this.#part('self-check'), points, marks, this.#calls.onMark);
  }

  #showFeedback(state: SessionState): void {
    const feedback = this.#interview.feedback(state);
    const turn = state.turns.at(-1);
    const attempt = turn?.attempts.at(-1);
    if (!feedback || !turn || !attempt) return;
    const shown = { feedback, turn, attempt, question: this.#interview.question(state) };
    showFeedback(this.#part, shown, this.#calls.onMark);
    const step = feedback.nextStep.kind;
    this.#button('retry').textContent =
      step === 'read-strategy' || step === 'go-on' ? 'Try again' : 'Try again with this goal';
    this.#calls.onFeedback(shown);
  }

  /** To what the reader does next; never while words are being typed. */
  #moveFocus({ phase, isPaused, mode }: SessionState, before: string | undefined): void {
    const answer = this.#field('answer');
    const wasTyping = document.activeElement === answer && phase === 'answering';
    if (wasTyping || this.#desk.hidden) return;
    if (isPaused) this.#button('resume').focus();
    else if (phase === 'answering') (mode === 'typed' ? answer : this.#button('finish')).focus();
    else if (phase === 'reviewing')
      (mode === 'spoken' ? this.#field('transcript') : this.#button('submit')).focus();
    else if (phase === 'thinking' && before === 'asking') return;
    else this.focusQuestion(phase === 'summary');
  }
}

/** The words of the interviewer that are more than the question itself. */
function askedText(interview: Interview, state: SessionState): string {
  const { prompt } = state;
  if (prompt.kind === 'followUp') return interview.promptText(state);
  if (prompt.kind === 'retry') return `Goal: ${goalText(prompt.goal, interview.question(state))}`;
  return '';
}

/** Never under the reader's hands. */
function fill(field: HTMLTextAreaElement, text: string): void {
  if (field.value === text) return;
  const { selectionStart, selectionEnd } = field;
  const goesOn = text.startsWith(field.value);
  field.value = text;
  // Words that come at the end leave the cursor where it is.
  if (goesOn) field.setSelectionRange(selectionStart, selectionEnd);
}

function missing(part: string): never {
  throw new Error(`The desk has no part for ${part}.`);
}
