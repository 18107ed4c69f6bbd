import type { TimedSegment } from '../../../src/practice/core/delivery.ts';
import type { Hearing, ListeningEnd } from '../../../src/practice/ports/listener.ts';
import type { Readiness } from '../../../src/practice/ports/port.ts';

/** Hears what a test says, until it is stopped or the microphone goes. */
export class FakeListener {
  readonly leavesDevice = false as const;
  readonly transcribes: boolean;
  phrases: readonly string[] = [];
  /** Given after listening was stopped, as recognition does that lags behind. */
  lastWords: TimedSegment | undefined;
  timesClosed = 0;
  #hearing: Hearing | undefined;
  #end: ((end: ListeningEnd) => void) | undefined;

  constructor(transcribes = true) {
    this.transcribes = transcribes;
  }

  ready(): Promise<Readiness> {
    return Promise.resolve({ state: 'ready' });
  }

  get isListening(): boolean {
    return this.#hearing !== undefined;
  }

  async listen(
    hearing: Hearing,
    phrases: readonly string[],
    stop: AbortSignal,
  ): Promise<ListeningEnd> {
    this.phrases = phrases;
    if (stop.aborted) return 'stopped';
    this.#hearing = hearing;
    const end = await new Promise<ListeningEnd>((resolve) => {
      this.#end = resolve;
      stop.addEventListener('abort', () => {
        resolve('stopped');
      });
    });
    if (this.lastWords) hearing.onSegment(this.lastWords);
    this.#hearing = undefined;
    return end;
  }

  close(): void {
    this.timesClosed++;
  }

  hear(text: string, start: number, end: number): void {
    this.#hearing?.onSegment({ text: this.transcribes ? text : '', start, end });
  }

  guess(text: string): void {
    this.#hearing?.onInterim(text);
  }

  lose(end: 'lost' | 'denied' = 'lost'): void {
    this.#end?.(end);
  }
}
