import type { Speaker } from '../../../src/practice/ports/speaker.ts';

/** Says everything at once, fails, or goes on until it is stopped. */
export class FakeSpeaker {
  readonly leavesDevice = false as const;
  readonly said: string[] = [];
  readonly #manner: 'speaks' | 'fails' | 'goes-on';

  constructor(manner: 'speaks' | 'fails' | 'goes-on' = 'speaks') {
    this.#manner = manner;
  }

  async speak(text: string, stop: AbortSignal): ReturnType<Speaker['speak']> {
    if (stop.aborted) return 'stopped';
    if (this.#manner === 'fails') return 'failed';
    this.said.push(text);
    if (this.#manner === 'speaks') return 'spoken';
    await new Promise<void>((end) => {
      stop.addEventListener('abort', () => {
        end();
      });
    });
    return 'stopped';
  }
}
