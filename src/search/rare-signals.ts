import { words } from './words.ts';

interface WithSignals {
  keyPoints: readonly { signals: readonly string[] }[];
}

/** One question in a hundred, and on a small site these few. */
const MOST = { share: 0.01, questions: 10 };

/**
 * Which words of the signals of all questions are rare enough to find one by: those of too many
 * would fill the index, and a reader who types them finds better by what the question says.
 *
 * @param questions the words of each one's signals, with spaces between
 */
export function rareSignals(questions: Iterable<string>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let number = 0;
  for (const question of questions) {
    number++;
    for (const word of question.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.max(MOST.questions, number * MOST.share);
  return new Set([...counts].filter(([, count]) => count <= most).map(([word]) => word));
}

/** Each once. */
export function signalWords({ keyPoints }: WithSignals): Set<string> {
  return new Set(words(keyPoints.flatMap(({ signals }) => signals).join('; ')));
}
