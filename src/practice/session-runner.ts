/**
 * Runs an interview: does what the core asks for with the ports that it is given, and tells the core
 * what happened. A page sends events, and shows the state; it needs to know no more.
 */
import type { Interview } from './core/interview.ts';
import { sessionText } from './core/saved-session.ts';
import type { Effect, SessionEvent, SessionState } from './core/session.ts';
import type { Clock } from './ports/clock.ts';
import type { Hearing, Listener, ListeningEnd } from './ports/listener.ts';
import type { Speaker } from './ports/speaker.ts';
import type { Keeping, Store } from './ports/store.ts';

export interface RunnerPorts {
  clock: Clock;
  store: Store;
  /** Without one, questions are read. */
  speaker?: Speaker | undefined;
  /** For spoken answers; without one, answers are typed. */
  listener?: Listener | undefined;
  /** For recordings without transcript. */
  recorder?: Listener | undefined;
}

export interface RunnerView {
  onState: (state: SessionState) => void;
  /** Several times a second, from 0 to 1. */
  onLevel?: (level: number) => void;
  /** Seconds that are left of the time to think; each second, and undefined when it is over. */
  onTimeLeft?: (seconds: number | undefined) => void;
  /** Why the microphone gave no more, where nobody stopped it. */
  onListeningEnded?: (end: Exclude<ListeningEnd, 'stopped'>) => void;
  /** Listening has ended, and all that was heard is there. */
  onListened?: () => void;
  /** What became of saving: the page says so when it was not “kept”. */
  onSaved?: (keeping: Keeping) => void;
}

export class SessionRunner {
  readonly #interview: Interview;
  readonly #ports: RunnerPorts;
  readonly #view: RunnerView;
  #id: string;
  #state: SessionState;
  #revision: number;
  #timers: (() => void)[] = [];
  #thinkingUntil: number | undefined;
  #speaking: AbortController | undefined;
  #listening: AbortController | undefined;
  /** What listens may keep a good part of the memory between two answers. */
  #isHolding = true;
  #saving: Promise<unknown> = Promise.resolve();
  #isSaveDue = false;

  /** @param revision of the stored session that `state` was restored from */
  constructor(
    interview: Interview,
    ports: RunnerPorts,
    view: RunnerView,
    { id, state, revision = 0 }: { id: string; state: SessionState; revision?: number },
  ) {
    this.#interview = interview;
    this.#ports = ports;
    this.#view = view;
    this.#id = id;
    this.#state = state;
    this.#revision = revision;
  }

  get state(): SessionState {
    return this.#state;
  }

  send(event: SessionEvent): void {
    const { state, effects } = this.#interview.step(this.#state, event);
    this.#state = state;
    this.#view.onState(state);
    for (const effect of effects) this.#do(effect);
    if (state.phase === 'summary') this.#letGo();
  }

  /** Pause with the time that is left, as when the page is hidden. */
  pause(): void {
    const left = this.#thinkingUntil;
    const secondsLeft =
      left === undefined ? undefined : Math.max(0, Math.ceil(left - this.#ports.clock.seconds()));
    this.send({ type: 'pause', ...(secondsLeft !== undefined && { secondsLeft }) });
  }

  /** Keep the session under another name from now on, where another tab has gone on with this one. */
  keepAs(id: string): void {
    this.#saving = this.#saving.then(() => {
      this.#id = id;
      this.#revision = 0;
    });
    this.#save();
  }

  /** Ends once all that was to be saved is saved, or could not be. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  /** Let go of voice, microphone, and timers; the session can be restored later. */
  close(): void {
    this.#stopTimers();
    this.#speaking?.abort();
    this.#listening?.abort();
    this.#letGo();
  }

  /** Once: by the next time, what listens may be another interview's. */
  #letGo(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.#ports.listener?.close?.();
    this.#ports.recorder?.close?.();
  }

  #do(effect: Effect): void {
    switch (effect.type) {
      case 'speak':
        void this.#speak(effect.text);
        return;
      case 'stopSpeaking':
        this.#speaking?.abort();
        return;
      case 'startTimer':
        this.#startTimer(effect.name, effect.seconds);
        return;
      case 'stopTimers':
        this.#stopTimers();
        return;
      case 'startListening':
        void this.#listen(this.#ports.listener, effect.phrases);
        return;
      case 'startRecording':
        void this.#listen(this.#ports.recorder, []);
        return;
      case 'stopListening':
        this.#listening?.abort();
        return;
      case 'save':
        this.#save();
    }
  }

  async #speak(text: string): Promise<void> {
    this.#speaking?.abort();
    const stop = new AbortController();
    this.#speaking = stop;
    // A voice that fails has the question read instead.
    const end = (await this.#ports.speaker?.speak(text, stop.signal)) ?? 'failed';
    if (end !== 'stopped' && !stop.signal.aborted && this.#speaking === stop)
      this.send({ type: 'asked' });
  }

  async #listen(listener: Listener | undefined, phrases: readonly string[]): Promise<void> {
    this.#listening?.abort();
    const stop = new AbortController();
    this.#listening = stop;
    this.#isHolding = true;
    const end = await (listener
      ? listener.listen(this.#hearing(listener, stop.signal), phrases, stop.signal)
      : Promise.resolve('failed' as const));
    this.#view.onListened?.();
    if (end === 'stopped' || this.#listening !== stop) return;
    this.#view.onListeningEnded?.(end);
    this.send({ type: 'microphoneLost' });
  }

  #hearing({ transcribes }: Listener, stop: AbortSignal): Hearing {
    const { prompt, draft } = this.#state;
    const turns = this.#state.turns.length;
    // An answer that goes on after a pause goes on in time, too.
    const from = Math.max(0, ...draft.segments.map(({ end }) => end));
    const spans = transcribes ? [] : draft.segments.map(({ start, end }) => ({ start, end }));
    return {
      onSegment: (heard) => {
        const segment = { ...heard, start: heard.start + from, end: heard.end + from };
        const isLate = this.#state.turns.length !== turns || this.#state.prompt !== prompt;
        if (transcribes) {
          this.send({ type: 'segment', segment, ...(isLate && { isLate }) });
        } else if (!isLate) {
          spans.push({ start: segment.start, end: segment.end });
          this.send({ type: 'recorded', spans: [...spans] });
        }
      },
      onInterim: (text) => {
        if (!stop.aborted) this.send({ type: 'interim', text });
      },
      onLevel: (level) => {
        this.#view.onLevel?.(level);
      },
    };
  }

  #startTimer(name: 'think' | 'answer' | 'silence', seconds: number): void {
    const { clock } = this.#ports;
    this.#timers.push(
      clock.after(seconds, () => {
        this.send({ type: 'timer', name });
      }),
    );
    if (name !== 'think') return;
    this.#thinkingUntil = clock.seconds() + seconds;
    this.#view.onTimeLeft?.(seconds);
    for (let passed = 1; passed < seconds; passed++) {
      const left = seconds - passed;
      this.#timers.push(clock.after(passed, () => this.#view.onTimeLeft?.(left)));
    }
  }

  #stopTimers(): void {
    for (const callOff of this.#timers) callOff();
    this.#timers = [];
    if (this.#thinkingUntil === undefined) return;
    this.#thinkingUntil = undefined;
    this.#view.onTimeLeft?.(undefined);
  }

  /** One after the other, each with the state as it is then: what waits saves for all that came since. */
  #save(): void {
    if (this.#isSaveDue) return;
    this.#isSaveDue = true;
    this.#saving = this.#saving.then(async () => {
      this.#isSaveDue = false;
      const keeping = await this.#ports.store.put({
        id: this.#id,
        slug: this.#state.slug,
        savedAt: this.#ports.clock.now(),
        revision: this.#revision + 1,
        text: sessionText(this.#state),
      });
      if (keeping === 'kept') this.#revision++;
      this.#view.onSaved?.(keeping);
    });
  }
}
