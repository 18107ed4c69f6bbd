/**
 * `npm run bench:practice [-- --rounds 20]`: how long practice takes to compare an answer with the
 * points of its question, over all labelled answers. On a phone it is several times as much.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { coverPoints, readAnswer, readQuestion } from '../src/practice/core/coverage.ts';
import { measureDelivery } from '../src/practice/core/delivery.ts';
import { weighing } from '../src/practice/core/rarity.ts';
import { decksOf } from '../tests/practice/decks.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const root = resolve(import.meta.dirname, '..');
const { content } = await new ContentReader(root).read();
const decks = decksOf(content.guides);
const folder = join(root, 'tests/practice/answers');
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const labelled = parse(readFileSync(join(folder, file), 'utf8')) as {
      question: string;
      answers: { text: string }[];
    }[];
    return labelled.flatMap(({ question: id, answers }) => {
      const deck = decks.find(({ questions }) => questions.some((known) => known.id === id));
      const question = deck?.questions.find((known) => known.id === id);
      return deck && question ? answers.map(({ text }) => ({ deck, question, text })) : [];
    });
  });

const times: number[] = [];
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { deck, question, text } of cases) {
    const start = performance.now();
    // As for the first answer to a question: nothing of it is known yet.
    const read = readQuestion(question.points, question.title, weighing(deck.rarity));
    coverPoints(readAnswer(text), read);
    measureDelivery(text, [], question);
    times.push(performance.now() - start);
  }
}
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
console.log(
  `${cases.length} answers × ${values.rounds}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms for each answer`,
);
