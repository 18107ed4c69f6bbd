import { browserClock } from '../practice/adapters/browser-clock.ts';
import type { Deck } from '../practice/core/deck.ts';
import type { Interview } from '../practice/core/interview.ts';
import type { SessionOptions } from '../practice/core/question-choice.ts';
import { sessionJson, sessionMarkdown } from '../practice/core/session-export.ts';
import type { AnswerMode, SessionEvent, SessionState } from '../practice/core/session.ts';
import { changeOf, DeskView } from '../practice/desk-view.ts';
import { NOTICES } from '../practice/feedback-text.ts';
import type { ShownFeedback } from '../practice/feedback-view.ts';
import { keptSession, newSession, type HeldSession } from '../practice/held-session.ts';
import { InterviewDevices, type Ears } from '../practice/interview-devices.ts';
import type { SecondOpinionDetail } from '../practice/model/opinion.ts';
import { SessionRunner } from '../practice/session-runner.ts';
import { saveFile } from '../save-file.ts';
import { SecondOpinion } from './second-opinion.ts';

export interface Choices {
  options: SessionOptions;
  mode: AnswerMode;
  /** Have a voice of the device read the questions. */
  isAloud: boolean;
  ears: Ears;
}

/** All that an interview has while this tab is at it. */
interface Sitting {
  session: HeldSession;
  devices: InterviewDevices;
  runner: SessionRunner;
  view: DeskView;
}

/**
 * Where an interview takes place: sends what the reader does, and has the state shown that comes of
 * it. The rules are the core's; nothing here decides what comes next.
 */
export class PracticeDesk extends HTMLElement {
  #sitting: Sitting | undefined;
  #shown: SessionState | undefined;
  #listening = new AbortController();
  #isKept = true;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => this.#press(event), { signal });
    this.addEventListener('input', (event) => this.#type(event), { signal });
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
    const tick = setInterval(() => {
      if (this.#sitting) this.#sitting.view.showClock(this.#sitting.runner.state);
    }, 1000);
    signal.addEventListener('abort', () => {
      clearInterval(tick);
    });
    // Time does not run while nobody looks; what is being said goes on.
    document.addEventListener(
      'visibilitychange',
      () => {
        const phase = this.#state?.phase;
        if (document.hidden && (phase === 'asking' || phase === 'thinking'))
          this.#sitting?.runner.pause();
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

  disconnectedCallback(): void {
    this.#close();
    this.#listening.abort();
  }

  /** @returns what keeps the interview from starting, in words; nothing where it has started */
  async start(deck: Deck, { options, mode, isAloud, ears }: Choices): Promise<string | undefined> {
    await this.#open(await newSession(deck), ears, isAloud);
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
    const session = await keptSession(deck, id);
    if (typeof session === 'string') return session;
    const { mode } = session.state;
    const { canListen } = await this.#open(session, isToEnd ? {} : await listen(mode), false);
    if (!canListen && mode !== 'typed') this.#send({ type: 'mode', mode: 'typed' });
    if (isToEnd) this.#send({ type: 'end' });
    else if (this.#state) this.#show(this.#state);
    return undefined;
  }

  get isOver(): boolean {
    return this.#state?.phase === 'summary';
  }

  focusQuestion(): void {
    this.#sitting?.view.focusQuestion(this.isOver);
  }

  async #open(session: HeldSession, ears: Ears, isAloud: boolean): Promise<InterviewDevices> {
    this.#close();
    const devices = await InterviewDevices.open(ears, isAloud);
    const { interview, store } = session;
    const { speaker, listener, recorder } = devices;
    const view = new DeskView(this, session, devices, {
      onMark: (point, mark) => this.#send({ type: 'mark', point, mark }),
      onFeedback: (shown) => this.#offerOpinion(shown),
    });
    const runner = new SessionRunner(
      interview,
      { clock: browserClock, store, speaker, listener, recorder },
      {
        onState: (now) => this.#show(now),
        onTimeLeft: (seconds) => view.showThinkTime(seconds),
        onLevel: (level) => view.showLevel(level),
        onListeningEnded: (end) => devices.noteEnd(end),
        onListened: () => {
          // The last words of an interview may come when the next one has the page.
          if (devices !== this.#sitting?.devices) return;
          devices.noteListened();
          view.showRecordings();
          view.showWriting();
        },
        onSaved: (keeping) => {
          this.#isKept = keeping === 'kept';
          view.showKeeping(keeping);
        },
      },
      session,
    );
    this.#sitting = { session, devices, runner, view };
    this.#shown = undefined;
    this.#isKept = true;
    return devices;
  }

  /** Let go of the session: of voice and microphone, and for other tabs. */
  #close(): void {
    if (!this.#sitting) return;
    const { session, runner } = this.#sitting;
    runner.close();
    session.claim.abort();
    this.#forgetRecordings();
  }

  get #state(): SessionState | undefined {
    return this.#sitting?.runner.state;
  }

  #send(event: SessionEvent): void {
    this.#sitting?.runner.send(event);
  }

  #show(state: SessionState): void {
    if (!this.#sitting) return;
    const { session, devices, view } = this.#sitting;
    const change = changeOf(this.#shown, state);
    this.#shown = state;
    devices.follow(state);
    if (change.isOtherAnswer) this.#forgetRecordings();
    view.show(state, change);
    if (!change.isNew) return;
    // Once the question stands there; its reader thinks meanwhile.
    if (state.phase === 'asking') setTimeout(() => session.interview.prepare(state), 50);
    if (state.phase === 'summary')
      this.dispatchEvent(new Event('practice-over', { bubbles: true }));
  }

  #forgetRecordings(): void {
    this.#sitting?.devices.recorder?.forget();
    this.#sitting?.view.showRecordings();
  }

  #noteDevices(): void {
    const state = this.#state;
    if (state && this.#sitting?.devices.noteOthers(state)) this.#show(state);
  }

  #offerOpinion({ question, attempt, feedback }: ShownFeedback): void {
    const opinion = this.querySelector("[data-part='opinion']");
    if (!(opinion instanceof SecondOpinion)) return;
    const answer = attempt.text;
    opinion.hidden = !question || answer.trim() === '';
    if (!question) return;
    opinion.maybes = feedback.points.flatMap(({ index, hearing, mark }) =>
      hearing === 'maybe' && !mark ? [index] : [],
    );
    opinion.review = { question, answer };
  }

  #type({ target }: Event): void {
    if (!(target instanceof HTMLTextAreaElement)) return;
    if (target.id === 'practice-answer') this.#send({ type: 'typed', text: target.value });
    if (target.id === 'practice-transcript') this.#send({ type: 'edit', text: target.value });
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
        this.#sitting?.runner.pause();
        return;
      case 'type':
        this.#send({ type: 'mode', mode: 'typed' });
        return;
      case 'speak':
        this.#sitting?.devices.noteEnd(undefined);
        this.#send({ type: 'mode', mode: this.#sitting?.devices.recorder ? 'recorded' : 'spoken' });
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
        this.#sitting?.runner.keepAs(crypto.randomUUID());
    }
  }

  #retry(): void {
    const step = this.#state && this.#sitting?.session.interview.feedback(this.#state)?.nextStep;
    if (!step) return;
    const isGoal = step.kind !== 'read-strategy' && step.kind !== 'go-on';
    // Whoever has nothing to mend says it again with the most important point in mind.
    this.#send({ type: 'retry', goal: isGoal ? step : { kind: 'make-point', point: 0 } });
  }

  #save(
    ending: string,
    type: string,
    write: (interview: Interview, state: SessionState) => string,
  ): void {
    if (!this.#sitting) return;
    const { session, runner } = this.#sitting;
    const text = write(session.interview, runner.state);
    saveFile(`practice-${runner.state.slug}.${ending}`, text, type);
  }
}

customElements.define('practice-desk', PracticeDesk);
