import { trustedScript } from '../trusted-script.ts';
import type { Answer, Question } from './text-search-messages.ts';
import worker from './text-search-worker.ts?worker&url';

interface Waiting {
  resolve: (ids: readonly string[]) => void;
  reject: (error: Error) => void;
}

/** `TextSearch` in a worker, which starts when the first words are asked for. */
export class BackgroundSearch {
  readonly #bundle: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #number = 0;

  /** @param bundle address of the index, such as `/prep/pagefind/` */
  constructor(bundle: string) {
    this.#bundle = bundle;
  }

  /** The ids of records, best first. Rejects when the index or the worker cannot be reached. */
  find(text: string): Promise<readonly string[]> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ number, bundle: this.#bundle, text } satisfies Question);
    });
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#rejectAll('The search was stopped.');
  }

  #start(): Worker {
    const started = new Worker(trustedScript(worker), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if ('ids' in data) waiting?.resolve(data.ids);
      else waiting?.reject(new Error(data.error));
    });
    // Its own script could not be had; the next words try anew.
    started.addEventListener('error', () => {
      this.#worker = undefined;
      this.#rejectAll('The search could not be started.');
    });
    return started;
  }

  #rejectAll(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }
}
