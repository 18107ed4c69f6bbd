import { words } from './words.ts';

interface WithSignals {
  keyPoints: readonly { signals: readonly string[] }[];
}

/** One question in a hundred, and on a small site these few. */
const MOST = { share: 0.01, questions: 10 };

/**
 * Which words of the signals of all questions are rare enough to find one by: those of too many
 * would fill the index, and a reader who types them finds better by what the question says.
 */
export class SignalCounts {
  readonly #counts = new Map<string, number>();
  #questions = 0;

  add(question: WithSignals): void {
    this.#questions++;
    for (const word of signalWords(question))
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  rare(): ReadonlySet<string> {
    const most = Math.max(MOST.questions, this.#questions * MOST.share);
    return new Set([...this.#counts].filter(([, count]) => count <= most).map(([word]) => word));
  }
}

/** Each once. */
export function signalWords({ keyPoints }: WithSignals): Set<string> {
  return new Set(keyPoints.flatMap(({ signals }) => signals.flatMap(words)));
}
