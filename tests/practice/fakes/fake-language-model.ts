import type { LanguageModelApi } from '../../../src/practice/model/browser-model.ts';

/** The browser’s own model, as the Prompt API shows it; it says what a test has it say. */
export class FakeLanguageModel implements LanguageModelApi {
  state: 'unavailable' | 'downloadable' | 'downloading' | 'available';
  /** What was asked of it, with the form that the answer was to have. */
  readonly asked: { system: string; input: string; constraint: object }[] = [];
  /** Sessions that were not ended. */
  open = 0;
  readonly #chunks: readonly string[];
  readonly #fails: boolean;

  constructor(
    chunks: readonly string[],
    state: FakeLanguageModel['state'] = 'available',
    fails = false,
  ) {
    this.#chunks = chunks;
    this.state = state;
    this.#fails = fails;
  }

  availability(): Promise<string> {
    return Promise.resolve(this.state);
  }

  create({
    initialPrompts,
    signal,
    monitor,
  }: Parameters<LanguageModelApi['create']>[0]): ReturnType<LanguageModelApi['create']> {
    if (signal.aborted) return Promise.reject(new DOMException('Stopped', 'AbortError'));
    const events = new EventTarget();
    monitor(events);
    for (const loaded of [0, 0.5, 1])
      events.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }));
    this.state = 'available';
    this.open++;
    return Promise.resolve({
      promptStreaming: (input, { responseConstraint, signal: stop }) => {
        const system = initialPrompts.map(({ content }) => content).join('');
        this.asked.push({ system, input, constraint: responseConstraint });
        const chunks = [...this.#chunks];
        return new ReadableStream<string>({
          pull: (controller) => {
            const chunk = chunks.shift();
            if (this.#fails || stop.aborted)
              controller.error(new DOMException('No', 'UnknownError'));
            else if (chunk === undefined) controller.close();
            else controller.enqueue(chunk);
          },
        });
      },
      destroy: () => {
        this.open--;
      },
    });
  }
}
