import type { Lift } from '../../../src/practice/core/second-opinion.ts';
import type { Review } from '../../../src/practice/ports/coach.ts';
import type { Readiness } from '../../../src/practice/ports/port.ts';

/** A model somewhere else: it says what a test has it say, both as coach and as interviewer. */
export class FakeModel {
  readonly leavesDevice = true as const;
  readonly sentTo = 'a made-up service';
  readonly #lifts: Lift[];
  readonly #question: string | undefined;

  constructor(lifts: Lift[] = [], question?: string) {
    this.#lifts = lifts;
    this.#question = question;
  }

  ready(): Promise<Readiness> {
    return Promise.resolve({ state: 'ready' });
  }

  preview({ question, answer }: Review): string {
    return JSON.stringify({
      question: question.title,
      points: question.points.map(({ claim }) => claim),
      answer,
    });
  }

  review(_: Review, stop: AbortSignal): Promise<Lift[]> {
    return Promise.resolve(stop.aborted ? [] : this.#lifts);
  }

  followUp(_: Review, stop: AbortSignal): Promise<string | undefined> {
    return Promise.resolve(stop.aborted ? undefined : this.#question);
  }
}
