import { count } from '../guides/count.ts';
import { LEVEL_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { browserClock } from '../practice/adapters/browser-clock.ts';
import { IndexedStore } from '../practice/adapters/indexed-store.ts';
import { localVoice, SynthesisSpeaker } from '../practice/adapters/synthesis-speaker.ts';
import type { PointState } from '../practice/core/assessment.ts';
import type { Deck, DeckQuestion } from '../practice/core/deck.ts';
import { countWords, spokenSeconds } from '../practice/core/delivery.ts';
import { Interview } from '../practice/core/interview.ts';
import { bandOf, countedPoints } from '../practice/core/level-plan.ts';
import type { SessionOptions } from '../practice/core/question-choice.ts';
import { reasonText } from '../practice/core/reason-text.ts';
import { sessionJson, sessionMarkdown } from '../practice/core/session-export.ts';
import type { AnswerMode, SessionEvent, SessionState } from '../practice/core/session.ts';
import { summarize } from '../practice/core/summary.ts';
import { duration, goalText, NOTICES } from '../practice/feedback-text.ts';
import { showFeedback } from '../practice/feedback-view.ts';
import type { SecondOpinionDetail } from '../practice/model/opinion.ts';
import type { Destination } from '../practice/ports/port.ts';
import type { Keeping } from '../practice/ports/store.ts';
import { claimSession } from '../practice/session-claim.ts';
import { SessionRunner, type RunnerPorts } from '../practice/session-runner.ts';
import { element } from '../element.ts';
import { showSummary } from '../practice/summary-view.ts';
import { LISTENING_ENDS, OTHER_DEVICES } from '../practice/voice-text.ts';
import { saveFile } from '../save-file.ts';
import type { Ears } from './practice-voice.ts';
import { SecondOpinion } from './second-opinion.ts';

export interface Choices {
  options: SessionOptions;
  mode: AnswerMode;
  /** Have a voice of the device read the questions. */
  isAloud: boolean;
  ears: Ears;
}

const KEEPING: Readonly<Record<Exclude<Keeping, 'kept'>, string>> = {
  full: 'This device has no room left: what you say from here on is in this page only. Save it before you leave.',
  failed:
    'This browser does not let the page keep anything: what you say is in this page only. Save it before you leave.',
  conflict:
    'This interview was changed or deleted in another tab, and what you say here is not kept. Keep it as an interview of its own?',
};

/**
 * Where an interview takes place: shows the state of the session, and sends what the reader does.
 * The rules are the core's; nothing here decides what comes next.
 */
export class PracticeDesk extends HTMLElement {
  #interview: Interview | undefined;
  #runner: SessionRunner | undefined;
  #ports: RunnerPorts | undefined;
  /** What is shown, so that the focus moves and a field is filled only when something changed. */
  #shown: { phase: string; prompt: unknown; turns: number; isPaused: boolean } | undefined;
  #answeringSince = 0;
  #recorder: Ears['recorder'];
  /** Why the microphone gave no more. */
  #listeningEnd: keyof typeof LISTENING_ENDS | undefined;
  /** Words of the answer may still be coming. */
  #isWriting = false;
  /** Others are connected than when the microphone was opened. */
  #hasOtherDevices = false;
  #listening = new AbortController();
  #isKept = true;
  /** As long as this tab has the session. */
  #here = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => this.#press(event), { signal });
    this.#answer.addEventListener('input', () => this.#type('typed', this.#answer), { signal });
    this.#transcript.addEventListener('input', () => this.#type('edit', this.#transcript), {
      signal,
    });
    this.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        this.#send({ type: this.#state?.phase === 'reviewing' ? 'submit' : 'finish' });
      },
      { signal },
    );
    this.addEventListener(
      'second-opinion',
      (event) => {
        const { lifts } = (event as CustomEvent<SecondOpinionDetail>).detail;
        this.#send({ type: 'opinion', lifts });
      },
      { signal },
    );
    const tick = setInterval(() => this.#showClock(), 1000);
    signal.addEventListener('abort', () => {
      clearInterval(tick);
    });
    // Time does not run while nobody looks; what is being said goes on.
    document.addEventListener(
      'visibilitychange',
      () => {
        const phase = this.#state?.phase;
        if (document.hidden && (phase === 'asking' || phase === 'thinking')) this.#runner?.pause();
      },
      { signal },
    );
    // Browsers without microphones have no list of them.
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    mediaDevices?.addEventListener('devicechange', () => this.#noteDevices(), { signal });
    window.addEventListener('pagehide', () => this.#close(), { signal });
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (!this.#isKept && this.#state && this.#state.phase !== 'summary') event.preventDefault();
      },
      { signal },
    );
  }

  /** What is heard goes on; a reader who has just put on a headset may think it is heard by that. */
  #noteDevices(): void {
    const state = this.#state;
    if (state?.phase !== 'answering' || state.mode === 'typed' || state.isPaused) return;
    this.#hasOtherDevices = true;
    this.#show(state);
  }

  disconnectedCallback(): void {
    this.#close();
    this.#listening.abort();
  }

  /** Let go of the session: of voice and microphone, and for other tabs. */
  #close(): void {
    this.#runner?.close();
    this.#here.abort();
    this.#forgetRecordings();
  }

  /** @returns what keeps the interview from starting, in words; nothing where it has started */
  async start(deck: Deck, { options, mode, isAloud, ears }: Choices): Promise<string | undefined> {
    const interview = new Interview(deck);
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const here = new AbortController();
    const id = crypto.randomUUID();
    // No other tab knows it yet: it needs no lock where the browser gives none.
    await claimSession(id, here.signal).catch(() => undefined);
    await this.#open(interview, interview.begin(seed), { id, here, isAloud, ears });
    this.#send({ type: 'start', options, mode, at: browserClock.now() });
    const notice = this.#state?.notice;
    return notice === 'no-questions' ? NOTICES[notice] : undefined;
  }

  /** Go on with a session that was kept, or only end it. */
  async continue(
    deck: Deck,
    id: string,
    { isToEnd, listen }: { isToEnd: boolean; listen: (mode: AnswerMode) => Promise<Ears> },
  ): Promise<string | undefined> {
    const interview = new Interview(deck);
    const here = new AbortController();
    if (!(await claimSession(id, here.signal))) {
      here.abort();
      return 'Another tab has this interview open. Go on there; or close that tab, then press Continue again.';
    }
    const stored = await new IndexedStore().get(id).catch(() => undefined);
    const restored = stored && interview.restore(stored.text);
    if (!stored || !restored || typeof restored === 'string') {
      here.abort();
      return 'This interview cannot be read by this page. It stays in the history, where you can save it as a file.';
    }
    const { state } = restored;
    const ears = isToEnd ? {} : await listen(state.mode);
    const { revision } = stored;
    await this.#open(interview, state, { id, here, isAloud: false, ears, revision });
    const isDeaf = !ears.listener && !ears.recorder;
    if (isDeaf && state.mode !== 'typed') this.#send({ type: 'mode', mode: 'typed' });
    if (isToEnd) this.#send({ type: 'end' });
    else if (this.#state) this.#show(this.#state);
    return undefined;
  }

  get isOver(): boolean {
    return this.#state?.phase === 'summary';
  }

  focusQuestion(): void {
    const heading = this.isOver
      ? this.querySelector<HTMLElement>('#practice-summary')
      : this.#part('question');
    heading?.focus();
  }

  async #open(
    interview: Interview,
    state: SessionState,
    {
      id,
      here,
      isAloud,
      ears,
      revision = 0,
    }: { id: string; here: AbortController; isAloud: boolean; ears: Ears; revision?: number },
  ): Promise<void> {
    this.#close();
    this.#here = here;
    const store = new IndexedStore();
    const voice = isAloud
      ? await localVoice(globalThis.speechSynthesis, document.documentElement.lang)
      : undefined;
    this.#ports = {
      clock: browserClock,
      store,
      ...(voice && { speaker: new SynthesisSpeaker(speechSynthesis, voice) }),
      ...ears,
    };
    this.#recorder = ears.recorder;
    this.#listeningEnd = undefined;
    this.#interview = interview;
    this.#shown = undefined;
    this.#isKept = true;
    this.#part('trouble').hidden = true;
    this.#runner = new SessionRunner(
      interview,
      this.#ports,
      {
        onState: (now) => this.#show(now),
        onTimeLeft: (seconds) => this.#showThinkTime(seconds),
        onLevel: (level) => {
          const meter = this.querySelector('meter');
          if (meter) meter.value = level;
        },
        onListeningEnded: (end) => {
          this.#listeningEnd = end;
        },
        onListened: () => {
          this.#isWriting = false;
          this.#showRecordings();
          this.#showWriting();
        },
        onSaved: (keeping) => this.#showKeeping(keeping),
      },
      { id, state, revision },
    );
  }

  get #state(): SessionState | undefined {
    return this.#runner?.state;
  }

  get #answer(): HTMLTextAreaElement {
    return this.querySelector<HTMLTextAreaElement>('#practice-answer') ?? missing('the answer');
  }

  get #transcript(): HTMLTextAreaElement {
    return (
      this.querySelector<HTMLTextAreaElement>('#practice-transcript') ?? missing('the transcript')
    );
  }

  readonly #part = (name: string): HTMLElement =>
    this.querySelector<HTMLElement>(`[data-part='${name}']`) ?? missing(name);

  #send(event: SessionEvent): void {
    this.#runner?.send(event);
  }

  #type(type: 'typed' | 'edit', { value }: HTMLTextAreaElement): void {
    this.#send({ type, text: value });
  }

  #press({ target }: Event): void {
    const action = target instanceof HTMLElement ? target.dataset['do'] : undefined;
    switch (action) {
      case 'ready':
      case 'finish':
      case 'submit':
      case 'skip':
      case 'resume':
      case 'followUp':
      case 'next':
      case 'end':
        this.#send({ type: action });
        return;
      case 'pause':
        this.#runner?.pause();
        return;
      case 'type':
        this.#send({ type: 'mode', mode: 'typed' });
        return;
      case 'speak':
        this.#listeningEnd = undefined;
        this.#send({ type: 'mode', mode: this.#recorder ? 'recorded' : 'spoken' });
        return;
      case 'retry':
        this.#retry();
        return;
      case 'again':
        this.#close();
        this.dispatchEvent(new Event('practice-end', { bubbles: true }));
        return;
      case 'print':
        window.print();
        return;
      case 'markdown':
        this.#save('md', 'text/markdown', sessionMarkdown);
        return;
      case 'json':
        this.#save('json', 'application/json', sessionJson);
        return;
      case 'copy':
        // Under a new name, so that neither tab writes over the other.
        this.#runner?.keepAs(crypto.randomUUID());
    }
  }

  #retry(): void {
    const step = this.#state && this.#interview?.feedback(this.#state)?.nextStep;
    if (!step) return;
    const isGoal = step.kind !== 'read-strategy' && step.kind !== 'go-on';
    // Whoever has nothing to mend says it again with the most important point in mind.
    this.#send({ type: 'retry', goal: isGoal ? step : { kind: 'make-point', point: 0 } });
  }

  #show(state: SessionState): void {
    const { phase, isPaused, prompt, turns } = state;
    const before = this.#shown;
    this.#shown = { phase, prompt, turns: turns.length, isPaused };
    const isOver = phase === 'summary';
    this.#view('interview', !isOver);
    this.#view('summary', isOver);
    this.#view('paused', isPaused);
    this.#view('answer', !isPaused && ['asking', 'thinking', 'answering'].includes(phase));
    this.#view('review', !isPaused && phase === 'reviewing');
    this.#view('feedback', !isPaused && phase === 'feedback');
    // Another answer, and one that goes on after a pause, opens the microphone anew.
    if (phase !== 'answering' || isPaused) this.#hasOtherDevices = false;
    this.#part('notice').textContent = this.#noticeText(state);
    if (isOver) this.#showSummary(state, before?.phase !== phase);
    else if (turns.length > 0) this.#showAnswer(state);
    if (phase === 'feedback') this.#showFeedback(state);
    const isNew =
      before?.phase !== phase || before.prompt !== prompt || before.turns !== turns.length;
    if (isNew && !isOver) this.#showQuestion(state);
    if (phase === 'reviewing' && isNew) this.#showSelfCheck(state);
    // Once the question stands there; its reader thinks meanwhile.
    if (isNew && phase === 'asking') setTimeout(() => this.#interview?.prepare(state), 50);
    if (before && (before.prompt !== prompt || before.turns !== turns.length))
      this.#forgetRecordings();
    if (phase === 'answering' && before?.phase !== 'answering')
      this.#answeringSince = browserClock.seconds();
    this.#showClock();
    if (isNew || before.isPaused !== isPaused) this.#moveFocus(state, before?.phase);
  }

  #noticeText({ notice, phase }: SessionState): string {
    if (!notice) return this.#hasOtherDevices && phase === 'answering' ? OTHER_DEVICES : '';
    const end = notice === 'microphone-lost' ? this.#listeningEnd : undefined;
    return end ? LISTENING_ENDS[end] : NOTICES[notice];
  }

  #view(name: string, isShown: boolean): void {
    this.querySelector(`[data-view='${name}']`)?.toggleAttribute('hidden', !isShown);
  }

  #showQuestion(state: SessionState): void {
    const interview = this.#interview;
    const turn = state.turns.at(-1);
    if (!interview || !turn) return;
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
    const { store, speaker, listener, recorder } = this.#ports ?? {};
    const used: (Destination | undefined)[] = [store, speaker, listener, recorder];
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
    const canListen = this.#ports?.listener ?? this.#ports?.recorder;
    this.#button('speak').hidden = !isTyped || !canListen;
    this.#part('transcript').hidden = mode !== 'spoken';
    this.#part('recording').hidden = mode !== 'recorded';
    this.#part('self-check').hidden = mode !== 'recorded';
    if (isAnswering && !isTyped) this.#isWriting = true;
    if (isTyped) fill(this.#answer, draft.text);
    else if (phase === 'reviewing') {
      fill(this.#transcript, draft.text);
      this.#showWriting();
    } else {
      const guess = document.createElement('i');
      guess.textContent = draft.interim === '' ? '' : ` ${draft.interim}`;
      const recording = mode === 'recorded' ? 'Recording. Nothing is written down.' : '';
      this.#part('heard').replaceChildren(draft.text || recording, guess);
    }
  }

  /** That the last words are still being written down. */
  #showWriting(): void {
    this.#part('writing').textContent = this.#isWriting
      ? 'The last words are still being written down…'
      : 'Mend what was misheard: the feedback goes by these words.';
  }

  /** A player for each part of the answer. */
  #showRecordings(): void {
    const players = (this.#recorder?.recordings() ?? []).map((recording) => {
      const audio = element('audio');
      audio.controls = true;
      audio.setAttribute('aria-label', 'Your recording');
      audio.src = URL.createObjectURL(recording);
      const file = element('a', '', 'Save the recording as a file');
      file.href = audio.src;
      file.download = `answer.${recording.type.includes('mp4') ? 'm4a' : 'webm'}`;
      return element('div', '', audio, file);
    });
    const place = this.#part('players');
    for (const { src } of place.querySelectorAll('audio')) URL.revokeObjectURL(src);
    place.replaceChildren(...players);
  }

  #forgetRecordings(): void {
    this.#recorder?.forget();
    this.#showRecordings();
  }

  /** The points of the question, for the reader to tick: nothing else knows what was said. */
  #showSelfCheck(state: SessionState): void {
    const question = this.#interview?.question(state);
    const level = state.options?.level;
    const marks = state.turns.at(-1)?.marks ?? {};
    if (!question || !level) return;
    const boxes = countedPoints(question, level).map(({ claim }, point) => {
      const box = element('input');
      box.type = 'checkbox';
      box.checked = marks[point] === 'said';
      box.addEventListener('change', () => {
        this.#send({ type: 'mark', point, mark: box.checked ? 'said' : undefined });
      });
      return element('label', '', box, element('span', '', claim));
    });
    this.#part('self-check')
      .querySelector('div')
      ?.replaceChildren(...boxes);
  }

  #showFeedback(state: SessionState): void {
    const interview = this.#interview;
    const feedback = interview?.feedback(state);
    const turn = state.turns.at(-1);
    const attempt = turn?.attempts.at(-1);
    if (!interview || !feedback || !turn || !attempt) return;
    const focused = document.activeElement;
    const marked = focused instanceof HTMLElement ? focused.dataset['mark'] : undefined;
    const question = interview.question(state);
    showFeedback(this.#part, { feedback, turn, attempt, question }, (point, mark) => {
      this.#send({ type: 'mark', point, mark });
    });
    // The button that was pressed is gone; the one that takes it back has its place.
    const [point] = marked?.split('-') ?? [];
    if (point !== undefined) this.querySelector<HTMLElement>(`[data-mark^='${point}-']`)?.focus();
    const step = feedback.nextStep.kind;
    this.#button('retry').textContent =
      step === 'read-strategy' || step === 'go-on' ? 'Try again' : 'Try again with this goal';
    this.#showStrategy(turn.question, feedback.showStrategy);
    this.#offerOpinion(question, attempt.text, feedback.points);
  }

  #offerOpinion(
    question: DeckQuestion | undefined,
    answer: string,
    points: readonly PointState[],
  ): void {
    const opinion = this.#part('opinion');
    if (!(opinion instanceof SecondOpinion)) return;
    opinion.hidden = !question || answer.trim() === '';
    if (!question) return;
    opinion.maybes = points.flatMap(({ index, hearing, mark }) =>
      hearing === 'maybe' && !mark ? [index] : [],
    );
    opinion.review = { question, answer };
  }

  /** How to answer, as it stands further down in the page. */
  #showStrategy(id: string, isOpen: boolean): void {
    const strategy = this.#part('strategy');
    if (strategy.dataset['of'] === id) return;
    const answer = document.querySelector(`#${CSS.escape(id)} > details`)?.cloneNode(true);
    const place = strategy.querySelector('div');
    strategy.hidden = !(answer instanceof HTMLElement);
    if (!(answer instanceof HTMLElement) || !place) return;
    // The points stand above, with what was heard of them.
    for (const part of answer.querySelectorAll(':scope > summary, .points')) part.remove();
    for (const named of answer.querySelectorAll('[id]')) named.removeAttribute('id');
    place.replaceChildren(...answer.childNodes);
    strategy.dataset['of'] = id;
    strategy.toggleAttribute('open', isOpen);
  }

  #showSummary(state: SessionState, isNew: boolean): void {
    if (!this.#interview) return;
    showSummary(this.#part, summarize(this.#interview, state));
    if (isNew) this.dispatchEvent(new Event('practice-over', { bubbles: true }));
  }

  #showThinkTime(seconds: number | undefined): void {
    this.#part('think').textContent =
      seconds === undefined ? '' : `Time to think: ${seconds} s. Begin whenever you like.`;
  }

  #showClock(): void {
    const state = this.#state;
    const clock = this.#part('clock');
    const question = state && this.#interview?.question(state);
    if (state?.phase !== 'answering' || !question || state.isPaused) {
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

  #showKeeping(keeping: Keeping): void {
    this.#isKept = keeping === 'kept';
    const trouble = this.#part('trouble');
    trouble.hidden = keeping === 'kept';
    if (keeping === 'kept') return;
    const text = trouble.querySelector('p');
    if (text) text.textContent = KEEPING[keeping];
    const [action, name] =
      keeping === 'conflict'
        ? (['copy', 'Keep it as its own'] as const)
        : (['markdown', 'Save as text'] as const);
    const press = document.createElement('button');
    press.type = 'button';
    press.dataset['do'] = action;
    press.textContent = name;
    const buttons = trouble.querySelector('.practice-buttons');
    if (buttons?.querySelector(`[data-do=${action}]`) === null) buttons.replaceChildren(press);
  }

  #button(action: string): HTMLButtonElement {
    return this.querySelector<HTMLButtonElement>(`[data-do='${action}']`) ?? missing(action);
  }

  /** To what the reader does next; never while words are being typed. */
  #moveFocus({ phase, isPaused, mode }: SessionState, before: string | undefined): void {
    const wasTyping = document.activeElement === this.#answer && phase === 'answering';
    if (wasTyping || this.hidden) return;
    if (isPaused) this.#button('resume').focus();
    else if (phase === 'answering')
      (mode === 'typed' ? this.#answer : this.#button('finish')).focus();
    else if (phase === 'reviewing')
      (mode === 'spoken' ? this.#transcript : this.#button('submit')).focus();
    else if (phase === 'thinking' && before === 'asking') return;
    else this.focusQuestion();
  }

  #save(
    ending: string,
    type: string,
    write: (interview: Interview, state: SessionState) => string,
  ): void {
    if (!this.#interview || !this.#state) return;
    saveFile(`practice-${this.#state.slug}.${ending}`, write(this.#interview, this.#state), type);
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

customElements.define('practice-desk', PracticeDesk);
